import { relative, resolve } from "node:path";
import { score } from "@coterie/segment";
import { scoresCsv, scoresFile, writeWhole } from "@coterie/server";
import { shownPlace } from "@coterie/tables";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { readModel } from "../model-file.js";
import { readToScore, scoringNotices } from "../scoring-table.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom } from "../stage-run.js";
import { count } from "../terminal/format.js";
import { startProgress } from "../terminal/progress.js";
import { warningLines } from "../terminal/summary.js";
import { waterfallText } from "../terminal/waterfall-text.js";
import { scoreThereCommand } from "./score-there.js";

export interface ScoreFlags extends Flags {
  readonly out?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
}

/** Give each customer of a table the segment of a model: to a file, as CSV to standard output, or into a table beside theirs. */
export async function scoreCommand(
  modelPath: string,
  given: string | undefined,
  flags: ScoreFlags,
  effects: Effects,
): Promise<ExitCode> {
  const settings = await resolveSettings(flags, effects);
  if (flags.to !== undefined) {
    if (flags.out !== undefined) {
      throw new CliError("usage", "Scores go to one place; --out and --to were both given. Keep one of the two.");
    }
    return scoreThereCommand(modelPath, given, flags.to, flags.dryRun ?? false, settings, effects);
  }
  if (flags.dryRun) throw new CliError("usage", "--dry-run shows the SQL of --to; it was given without. Add --to.");
  if (given === undefined) {
    throw new CliError("usage", "The customers to score must be named; none were. Name a table after the model.");
  }
  const place = given;
  const out = flags.out === undefined || flags.out === "-" ? null : resolve(effects.cwd, flags.out);
  if (out !== null && !/\.(csv|parquet)$/i.test(out)) {
    throw new CliError("usage", `--out must end in .csv or .parquet; got ${flags.out}.`);
  }
  const model = await readModel(modelPath, effects);
  const progress = startProgress(effects, settings.quiet);
  try {
    progress.report(`reading ${place === "-" ? "standard input" : shownPlace(place)}`, null);
    const table = await readToScore(placeFrom(place, effects), shownPlace(place), model, settings, {
      stdin: effects.stdin,
      signal: effects.signal,
      onProgress: ({ stage, done, total }) =>
        progress.report(`reading: ${stage}`, total === null ? null : done / total),
    });
    effects.signal.throwIfAborted();
    progress.report("scoring", null);
    const assignments = score(model, table);
    if (out === null) {
      progress.clear();
      for (const text of scoresCsv(model, table, assignments)) await effects.stdout.write(text);
      return ExitCode.fine;
    }
    const written = await writeWhole(out, scoresFile(model, table, assignments));
    progress.clear();
    if (!settings.quiet) {
      const waterfall = waterfallText(table);
      const warnings = warningLines(
        [...table.warnings, ...assignments.warnings, ...scoringNotices(model, table)],
        effects.stderr.columns,
      );
      const lines = [...(waterfall === null ? [] : [`  ${waterfall}`]), ...(warnings === "" ? [] : [warnings])];
      const shown = relative(effects.cwd, out).replaceAll("\\", "/");
      await effects.stderr.write(`${[...lines, `  scores  ${shown}  (${counted(written.rows ?? 0)})`].join("\n")}\n`);
    }
    return ExitCode.fine;
  } finally {
    progress.clear();
  }
}

function counted(customers: number): string {
  return `${count(customers)} ${customers === 1 ? "customer" : "customers"}`;
}
