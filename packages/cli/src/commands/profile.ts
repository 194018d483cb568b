import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { profilesCsv } from "../profiles-csv.js";
import { profilesText } from "../terminal/profiles-text.js";

export interface ProfileFlags {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Who is in each segment of a model: figures of every column beside all customers. */
export async function profileCommand(modelPath: string, flags: ProfileFlags, effects: Effects): Promise<ExitCode> {
  const model = await readModel(modelPath, effects);
  if (flags.json) {
    const { base, segments, minCell } = model;
    const profiles = segments.map(({ id, name, size, share, profile }) => ({ id, name, size, share, ...profile }));
    await effects.stdout.write(`${JSON.stringify({ formatVersion: 1, minCell, base, segments: profiles }, null, 2)}\n`);
  } else {
    await effects.stdout.write(flags.csv ? profilesCsv(model) : `${profilesText(model)}\n`);
  }
  return ExitCode.fine;
}
