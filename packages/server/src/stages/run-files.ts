import { type CustomerTable, type Segmentation, score, serializeSegmentation, withoutPersonas } from "@coterie/segment";
import { type ResolvedConfig, version } from "@coterie/wire";
import { stringify } from "yaml";
import { profilesCsv } from "./profiles-csv.js";
import type { FileContent, WrittenFile } from "./run-folder.js";
import { scoresFile } from "./scores.js";
import type { StageHelpers } from "./stage-helpers.js";

/**
 * The files of a run by name, manifest and log apart: what `coterie run` and the studio write, the same bytes from both.
 *
 * @param helpers Threads that draw the report meanwhile.
 */
export function runFiles(
  model: Segmentation,
  table: CustomerTable,
  config: ResolvedConfig,
  helpers: StageHelpers | null = null,
): Readonly<Record<string, FileContent>> {
  const withheld = isWithheld(model, config);
  const report = drawReport(withheld ? withoutPersonas(model) : model, helpers);
  const comparison = `${JSON.stringify({ formatVersion: 1, comparison: model.comparison }, null, 1)}\n`;
  if (withheld) return { "comparison.json": comparison, "report.html": report, "config.yaml": stringify(config) };
  return {
    "comparison.json": comparison,
    "segmentation.json": serializeSegmentation(model),
    "profiles.csv": profilesCsv(model),
    ...(config.scores === "none" ? {} : { [`scores.${config.scores}`]: scoresFile(model, table, score(model, table)) }),
    "report.html": report,
    "config.yaml": stringify(config),
  };
}

/** The report as a file: a helper begins with it at once. What draws it is loaded only now: most commands do without. */
function drawReport(model: Segmentation, helpers: StageHelpers | null): FileContent {
  const drawn = helpers?.drawReport(model) ?? null;
  // Heard even where another file fails before it is asked for.
  drawn?.catch(() => {});
  if (drawn !== null) return () => drawn;
  return async () => (await import("@coterie/studio")).renderReport(model);
}

/** The text of `manifest.json`: what was written, under which use, and where the rows went. */
export function runManifest(
  model: Segmentation,
  { rows }: CustomerTable,
): (written: Readonly<Record<string, WrittenFile>>) => string {
  return (files) =>
    `${JSON.stringify({ formatVersion: 1, use: model.use, coterieVersion: version, rows, files }, null, 2)}\n`;
}

/** Whether personas, scores and playbook are not written: there are no segments, and nobody insisted. */
export function isWithheld({ comparison }: Pick<Segmentation, "comparison">, config: ResolvedConfig): boolean {
  return comparison.verdict === "none" && config.allowNone !== true;
}
