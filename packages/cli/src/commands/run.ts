import { resolve } from "node:path";
import { checkWritable, openTable } from "@coterie/server";
import type { Customers } from "@coterie/tables";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import type { ExitCode } from "../exit-code.js";
import { type Flags, resolveSettings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { startProgress } from "../terminal/progress.js";

export interface RunFlags extends Flags {
  readonly out?: string;
  readonly freeze?: string;
}

/** The whole way: read, prepare, compare, fit, profile, describe, score, report; everything into one folder. */
export async function runCommand(place: string, flags: RunFlags, effects: Effects): Promise<ExitCode> {
  const startedMs = effects.now();
  const startedAt = effects.date();
  const settings = await resolveSettings(flags, effects);
  const folder = resolve(effects.cwd, flags.out ?? "coterie-out");
  await checkWritable(folder);
  const frozen = flags.freeze === undefined ? null : resolve(effects.cwd, flags.freeze);
  if (frozen !== null && !/\.(csv|parquet)$/i.test(frozen)) {
    throw new CliError("usage", `--freeze must end in .csv or .parquet; got ${flags.freeze}.`);
  }
  const progress = startProgress(effects, settings.quiet);
  let opened: Customers | null = null;
  try {
    const readFrom = effects.now();
    const run = stageRun(settings, effects, progress);
    // What comes after the table is loaded while threads read it.
    let next: Promise<typeof import("./run-table.js")> | null = null;
    const report: typeof run.report = (what, fraction) => {
      if (fraction !== null) next ??= import("./run-table.js");
      run.report(what, fraction);
    };
    opened = await openTable(placeFrom(place, effects), settings.config, { ...run, report }, place);
    const elapsed = { read: Math.round(effects.now() - readFrom) };
    const { runTable } = await (next ?? import("./run-table.js"));
    return await runTable(
      opened,
      { place, folder, frozen, settings, run, startedAt, startedMs, elapsed },
      progress,
      effects,
    );
  } finally {
    await opened?.close();
    progress.clear();
  }
}
