import { profilesCsv } from "@coterie/server";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { profileResult } from "../run-result.js";
import { profilesText } from "../terminal/profiles-text.js";

export interface ProfileFlags {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Who is in each segment of a model: figures of every column beside all customers. */
export async function profileCommand(modelPath: string, flags: ProfileFlags, effects: Effects): Promise<ExitCode> {
  if (flags.json && flags.csv) {
    throw new CliError("usage", "--json and --csv both print to standard output. Give one of them.");
  }
  const model = await readModel(modelPath, effects);
  if (flags.json) {
    await effects.stdout.write(`${JSON.stringify(profileResult(model), null, 2)}\n`);
  } else {
    await effects.stdout.write(flags.csv ? profilesCsv(model) : `${profilesText(model)}\n`);
  }
  return ExitCode.fine;
}
