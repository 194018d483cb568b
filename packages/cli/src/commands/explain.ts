import { nameHolds, type Segmentation } from "@coterie/segment";
import type { ExplainResult } from "@coterie/wire";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { explainText } from "../terminal/explain-text.js";
import { paintFor } from "./show.js";

export interface ExplainFlags {
  readonly json?: boolean;
}

/** What every word about a segment rests on, and the shortest rule that finds it. */
export async function explainCommand(
  modelPath: string,
  segment: string | undefined,
  flags: ExplainFlags,
  effects: Effects,
): Promise<ExitCode> {
  const model = await readModel(modelPath, effects);
  const chosen = segment === undefined ? model.segments : [segmentOf(model, segment)];
  const result: ExplainResult = {
    formatVersion: 1,
    use: model.use,
    resampling: model.resampling,
    segments: chosen.map(({ id, name, size, share, persona, behaviour }) => ({
      id,
      name,
      size,
      share,
      nameHolds: nameHolds(persona),
      persona,
      behaviour,
    })),
  };
  const text = flags.json
    ? JSON.stringify(result, null, 2)
    : explainText(result, effects.stdout.columns, paintFor(effects.stdout, effects));
  await effects.stdout.write(`${text}\n`);
  return ExitCode.fine;
}

/** A segment by its id or its name. */
export function segmentOf({ segments }: Segmentation, asked: string): Segmentation["segments"][number] {
  const found = segments.find(
    ({ id, name }) => String(id) === asked || name.toLowerCase() === asked.trim().toLowerCase(),
  );
  if (found !== undefined) return found;
  const known = segments.map(({ id, name }) => `${id} (${name})`).join(", ");
  throw new CliError("usage", `The segment must be one of ${known}; got ${asked}. Name one by its number or name.`);
}
