import { resolve } from "node:path";
import {
  assertClusterable,
  type Comparison,
  type CustomerTable,
  compare,
  personas,
  picture,
  playbook,
  prepare,
  profile,
  type Recipe,
  type Segmentation,
  segmentation,
  type Warning,
  weightsOf,
} from "@coterie/segment";
import { readCustomers } from "@coterie/tables";
import type { Effects } from "./effects.js";
import { readOptions, type Settings } from "./settings.js";
import { count, percent } from "./terminal/format.js";
import type { Progress } from "./terminal/progress.js";
import { version } from "./version.js";

/** What the stages have made by the time K is compared. */
export interface Compared {
  readonly table: CustomerTable;
  readonly recipe: Recipe;
  readonly matrix: ReturnType<typeof prepare>["matrix"];
  readonly comparison: Comparison;
  readonly models: Awaited<ReturnType<typeof compare>>["models"];
  /** Of the stages; the table has its own. */
  readonly warnings: readonly Warning[];
}

/** A place as the reader of files must hear it: as the user wrote it where that is possible, so that messages show it so. */
export function placeFrom(place: string, effects: Effects): string {
  return place === "-" || effects.cwd === process.cwd() ? place : resolve(effects.cwd, place);
}

/** Read a customer table from a place, with progress. */
export async function read(
  place: string,
  settings: Settings,
  effects: Effects,
  progress: Progress,
): Promise<CustomerTable> {
  progress.report(`reading ${place === "-" ? "standard input" : place}`, null);
  return readCustomers(placeFrom(place, effects), {
    ...readOptions(settings),
    stdin: effects.stdin,
    signal: effects.signal,
    onProgress: ({ stage, done, total }) => progress.report(`reading: ${stage}`, total === null ? null : done / total),
  });
}

/** The way from a table to the comparison of K: prepare, compare. */
export async function compareTable(
  table: CustomerTable,
  settings: Settings,
  effects: Effects,
  progress: Progress,
): Promise<Compared> {
  const { config } = settings;
  progress.report(`preparing ${count(table.rowCount)} customers`, null);
  const { recipe, matrix, warnings } = prepare(table, { mode: config.prepare, minCell: config.minCell });
  assertClusterable(recipe);
  effects.signal.throwIfAborted();
  const weighted = weightsOf(table);
  const {
    comparison,
    models,
    warnings: ofFits,
  } = await compare(matrix, {
    ks: config.k,
    ...(config.keep === undefined ? {} : { keep: config.keep }),
    seed: config.seed,
    ...(config.restarts === undefined ? {} : { restarts: config.restarts }),
    ...(weighted === null ? {} : { weights: weighted.weights }),
    exactSilhouette: config.exactSilhouette,
    threads: settings.threads,
    signal: effects.signal,
    onProgress: ({ k, fraction }) =>
      progress.report(`comparing K = ${k} on ${count(table.rowCount)} customers`, fraction),
  });
  return {
    table,
    recipe,
    matrix,
    comparison,
    models,
    warnings: [...warnings, ...(weighted === null ? [] : [weighted.warning]), ...ofFits],
  };
}

/** The way from a table to the model: prepare, compare, profile, personas, playbook. */
export async function segmentTable(
  table: CustomerTable,
  settings: Settings,
  effects: Effects,
  progress: Progress,
): Promise<Segmentation> {
  const compared = await compareTable(table, settings, effects, progress);
  effects.signal.throwIfAborted();
  return describeSegments(compared, settings, progress);
}

function describeSegments(compared: Compared, settings: Settings, progress: Progress): Segmentation {
  const { table, recipe, matrix, comparison, models } = compared;
  const model = models.get(comparison.kept.k)!;
  progress.report(`describing ${comparison.kept.k} segments`, null);
  const { minCell, seed } = settings.config;
  const profiles = profile(table, matrix, model.labels, model.k, { minCell, recipe });
  const words = personas(table, model.labels, profiles);
  return segmentation({
    table,
    recipe,
    comparison,
    model,
    profile: profiles,
    personas: words,
    approaches: playbook(profiles, words),
    picture: picture(matrix, recipe, model.labels, model.centroids, { minCell }),
    config: { ...settings.config },
    seed,
    coterieVersion: version,
    warnings: compared.warnings,
  });
}

/** Where the rows went, as one clause; null when every row was segmented. */
export function waterfallText({ rows }: Pick<CustomerTable, "rows">): string | null {
  const parts = [
    rows.filtered > 0 ? `${count(rows.filtered)} filtered out` : null,
    rows.objected > 0 ? `${count(rows.objected)} objected (${percent(rows.objected / rows.read)})` : null,
    rows.duplicate > 0 ? `${count(rows.duplicate)} exact duplicates dropped` : null,
    rows.unusable > 0 ? `${count(rows.unusable)} without a single feature value` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${count(rows.read)} rows read: ${parts.join(", ")}`;
}
