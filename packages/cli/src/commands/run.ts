import { resolve } from "node:path";
import { checkWritable, openTable, type StageHelpers, type StageRun, stageHelpers } from "@coterie/server";
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
  const run = stageRun(settings, effects, progress);
  const ahead = startAhead(run);
  try {
    const readFrom = effects.now();
    opened = await openTable(placeFrom(place, effects), settings.config, { ...run, report: ahead.report }, place);
    const elapsed = { read: Math.round(effects.now() - readFrom) };
    const { runTable } = await ahead.runTable();
    return await runTable(
      opened,
      { place, folder, frozen, settings, run, startedAt, startedMs, elapsed, helpers: ahead.helpers() },
      progress,
      effects,
    );
  } finally {
    ahead.helpers()?.close();
    await opened?.close();
    progress.clear();
  }
}

interface Ahead {
  /** To be told of the reading. */
  readonly report: StageRun["report"];
  /** What comes after the table. */
  runTable(): Promise<typeof import("./run-table.js")>;
  /** Null until they are started. */
  helpers(): StageHelpers | null;
}

/** While threads read the table, what comes after it is loaded; when they have ended, the threads that help with that are started. */
function startAhead(run: StageRun): Ahead {
  let loaded: Promise<typeof import("./run-table.js")> | null = null;
  let started: StageHelpers | null = null;
  let loading = "";
  return {
    report: (what, fraction) => {
      if (fraction !== null && loaded === null) {
        loaded = import("./run-table.js");
        loading = what;
      }
      if (loaded !== null && what !== loading) started ??= stageHelpers(run.threads);
      run.report(what, fraction);
    },
    runTable: () => loaded ?? import("./run-table.js"),
    helpers: () => started,
  };
}
