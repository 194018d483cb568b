import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError } from "./cli-error.js";

/**
 * The content of a YAML file; an empty one is no settings at all.
 *
 * @param what As messages call it: "config file".
 * @param flag The option it was given by.
 * @throws {CliError} `config`: not there, or not YAML.
 */
export async function readYaml(place: string, cwd: string, what: string, flag: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, place), "utf8");
  } catch (cause) {
    throw new CliError("config", `The ${what} ${place} cannot be read. Check the path given to ${flag}.`, { cause });
  }
  const { parse } = await import("yaml");
  try {
    return parse(text) ?? {};
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new CliError("config", `The ${what} ${place} is not YAML: ${why?.replace(/[:.]*$/, "")}. Mend that line.`, {
      cause,
    });
  }
}
