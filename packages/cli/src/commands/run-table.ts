import { platform, release } from "node:os";
import { join, relative } from "node:path";
import { doneFitting } from "@coterie/segment";
import {
  frozenSample,
  isWithheld,
  runFiles,
  runManifest,
  type StageHelpers,
  type StageRun,
  segmentTable,
  writeRunFolder,
  writeWhole,
} from "@coterie/server";
import { type Customers, shownPlace } from "@coterie/tables";
import type { Effects } from "../effects.js";
import { ExitCode } from "../exit-code.js";
import { modelResult } from "../run-result.js";
import type { Settings } from "../settings.js";
import { againstText } from "../terminal/against-text.js";
import { associationLines } from "../terminal/association-lines.js";
import { comparisonTable, verdictText } from "../terminal/comparison-text.js";
import { duration, type Progress } from "../terminal/progress.js";
import { settledText } from "../terminal/settled-text.js";
import { columnsLine, segmentsBlock, warningLines } from "../terminal/summary.js";
import { wrap } from "../terminal/text-table.js";
import { waterfallText } from "../terminal/waterfall-text.js";
import { paintFor, show } from "./show.js";

const WITHHELD =
  "Personas, scores and playbook are not written: names for segments that are not there would be believed. Insist with --allow-none.";

/** Milliseconds by stage. */
type Stages = Readonly<Record<string, number>>;

/** A run whose table is read. */
interface Request {
  readonly place: string;
  readonly folder: string;
  /** Where the customers K was compared on go too. */
  readonly frozen: string | null;
  readonly settings: Settings;
  readonly run: StageRun;
  /** Threads that were started ahead. */
  readonly helpers: StageHelpers | null;
  readonly startedAt: Date;
  readonly startedMs: number;
  readonly elapsed: Stages;
}

/** From the table to the folder, and what is printed of it. */
export async function runTable(
  customers: Customers,
  request: Request,
  progress: Progress,
  effects: Effects,
): Promise<ExitCode> {
  const { folder, frozen, settings, run, helpers, startedMs, elapsed } = request;
  const { table } = customers;
  const segmentFrom = effects.now();
  const model = await segmentTable(customers, settings.config, run, helpers ?? undefined);
  const segment = Math.round(effects.now() - segmentFrom);
  effects.signal.throwIfAborted();
  progress.report("writing", null);
  const withheld = isWithheld(model, settings.config);
  const scoresName = settings.config.scores === "none" || withheld ? null : `scores.${settings.config.scores}`;
  const files = runFiles(model, table, settings.config, helpers);
  doneFitting();
  await writeRunFolder(folder, files, runManifest(model, table), () =>
    runLog(request, effects.now() - startedMs, { ...elapsed, segment }),
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
        ...(model.provenance.there === undefined ? [] : [settledText(model.provenance.there, effects.stdout.columns)]),
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
}

function runLog({ place, folder, settings, startedAt }: Request, elapsedMs: number, stages: Stages): string {
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
