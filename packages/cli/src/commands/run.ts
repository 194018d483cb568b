import { platform, release } from "node:os";
import { join, relative, resolve } from "node:path";
import {
  checkWritable,
  frozenSample,
  isWithheld,
  openTable,
  runFiles,
  runManifest,
  segmentTable,
  writeRunFolder,
  writeWhole,
} from "@coterie/server";
import { type Customers, shownPlace } from "@coterie/tables";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { modelResult } from "../run-result.js";
import { type Flags, resolveSettings, type Settings } from "../settings.js";
import { placeFrom, stageRun } from "../stage-run.js";
import { againstText } from "../terminal/against-text.js";
import { associationLines } from "../terminal/association-lines.js";
import { comparisonTable, verdictText } from "../terminal/comparison-text.js";
import { duration, startProgress } from "../terminal/progress.js";
import { settledText } from "../terminal/settled-text.js";
import { columnsLine, segmentsBlock, warningLines } from "../terminal/summary.js";
import { wrap } from "../terminal/text-table.js";
import { waterfallText } from "../terminal/waterfall-text.js";
import { paintFor, show } from "./show.js";

const WITHHELD =
  "Personas, scores and playbook are not written: names for segments that are not there would be believed. Insist with --allow-none.";

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
  const elapsed: Record<string, number> = {};
  const clock = stopwatch(effects, elapsed);
  let opened: Customers | null = null;
  try {
    const run = stageRun(settings, effects, progress);
    const customers = await clock("read", () => openTable(placeFrom(place, effects), settings.config, run, place));
    opened = customers;
    const { table } = customers;
    const model = await clock("segment", () => segmentTable(customers, settings.config, run));
    effects.signal.throwIfAborted();
    progress.report("writing", null);
    const withheld = isWithheld(model, settings.config);
    const scoresName = settings.config.scores === "none" || withheld ? null : `scores.${settings.config.scores}`;
    await writeRunFolder(folder, runFiles(model, table, settings.config), runManifest(model, table), () =>
      runLog(place, folder, settings, startedAt, effects.now() - startedMs, elapsed),
    );
    if (frozen !== null) await writeWhole(frozen, frozenSample(model, table));
    progress.clear();
    const warnings = [...model.warnings, ...table.warnings.filter(({ code }) => code.endsWith("-rows"))];
    const shown = (name: string): string => relative(effects.cwd, join(folder, name)).replaceAll("\\", "/") || ".";
    const written = {
      report: shown("report.html"),
      ...(scoresName === null ? {} : { scores: shown(scoresName) }),
      ...(withheld ? {} : { model: shown("segmentation.json"), profiles: shown("profiles.csv") }),
      comparison: shown("comparison.json"),
      config: shown("config.yaml"),
      manifest: shown("manifest.json"),
    };
    await show(
      effects,
      settings,
      () => ({ ...modelResult(model, written, withheld), warnings }),
      () => {
        const paint = paintFor(effects.stdout, effects);
        const waterfall = waterfallText(model);
        const places = Object.entries(written).slice(0, 3);
        return [
          columnsLine(table.columns, model.rows.segmented),
          ...(waterfall === null ? [] : [`  ${waterfall}`]),
          ...(model.provenance.there === undefined
            ? []
            : [settledText(model.provenance.there, effects.stdout.columns)]),
          ...(model.associations.length === 0 ? [] : [associationLines(model, effects.stdout.columns)]),
          ...(warnings.length === 0 ? [] : [warningLines(warnings, effects.stdout.columns)]),
          "",
          comparisonTable(model.comparison, paint),
          "",
          verdictText(model.comparison, effects.stdout.columns, paint),
          "",
          withheld
            ? `  ${wrap(WITHHELD, effects.stdout.columns - 2, "  ")}`
            : segmentsBlock(model, effects.stdout.columns, paint),
          ...(model.against === null ? [] : ["", againstText(model.against, effects.stdout.columns)]),
          "",
          `  ${places.map(([kind, path]) => `${kind}  ${path}`).join("      ")}`,
          paint.dim(`  ${duration(effects.now() - startedMs)}`),
        ].join("\n");
      },
    );
    return model.comparison.verdict === "none" ? ExitCode.gate : ExitCode.fine;
  } finally {
    await opened?.close();
    progress.clear();
  }
}

function stopwatch(effects: Effects, elapsed: Record<string, number>) {
  return async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const startMs = effects.now();
    const result = await work();
    elapsed[stage] = Math.round(effects.now() - startMs);
    return result;
  };
}

function runLog(
  place: string,
  folder: string,
  settings: Settings,
  startedAt: Date,
  elapsedMs: number,
  stages: Readonly<Record<string, number>>,
): string {
  const log = {
    formatVersion: 1,
    startedAt: startedAt.toISOString(),
    elapsedMs: Math.round(elapsedMs),
    stagesMs: stages,
    customers: shownPlace(place),
    folder,
    threads: settings.threads,
    memoryBytes: settings.memoryBytes,
    node: process.version,
    platform: `${platform()} ${release()} ${process.arch}`,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
