import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { VocabularyFile } from "@coterie/segment";
import { vocabularySchema } from "@coterie/wire";
import { parse as parseYaml } from "yaml";
import { CliError } from "./cli-error.js";

/**
 * Read a vocabulary file. Bands may be written as people write them, `high: >9000`, which YAML itself would take for the start of a text.
 *
 * @throws {CliError} `config`: not there, not YAML, or not a vocabulary.
 */
export async function readVocabulary(path: string, cwd: string): Promise<VocabularyFile> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, path), "utf8");
  } catch (cause) {
    throw new CliError("config", `The vocabulary ${path} cannot be read. Check the path given to --vocabulary.`, {
      cause,
    });
  }
  let content: unknown;
  try {
    content = parseYaml(quoteBands(text)) ?? {};
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new CliError("config", `The vocabulary ${path} is not YAML: ${why?.replace(/[:.]*$/, "")}. Mend that line.`, {
      cause,
    });
  }
  return checkVocabulary(content, path);
}

/** Hold parsed content against the shape of a vocabulary. */
function checkVocabulary(content: unknown, path: string): VocabularyFile {
  const checked = vocabularySchema.safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  const where = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    const place = where === "" ? "" : ` under ${where}`;
    const known = where === "" ? ` (known: ${Object.keys(vocabularySchema.shape).join(", ")})` : "";
    throw new CliError(
      "config",
      `The vocabulary ${path} has an unknown key ${issue.keys.join(", ")}${place}${known}. Mend the name.`,
    );
  }
  if (where === "") throw new CliError("config", `The vocabulary ${path} must hold "key: value" lines. Mend the file.`);
  throw new CliError(
    "config",
    `${where} in the vocabulary ${path} is not as it must be: ${issue.message.replace(/^Invalid input: /u, "")}. coterie vocabulary --yaml shows a whole one.`,
  );
}

/** `>9000` after a colon, in quotes. */
function quoteBands(text: string): string {
  return text.replace(/(:[ \t]+)(>=?[ \t]*-?[\d_.]+)(?=[ \t]*(?:[,}#\n]|$))/gmu, '$1"$2"');
}
