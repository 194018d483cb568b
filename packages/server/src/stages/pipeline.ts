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
import { type ResolvedConfig, version } from "@coterie/wire";
import { readOptions } from "./read-options.js";
import type { StageRun } from "./stage-run.js";

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

/**
 * Read a customer table from a place, with progress.
 *
 * @param shown The place as messages name it.
 */
export async function readTable(
  place: string,
  config: ResolvedConfig,
  run: StageRun,
  shown: string = place,
): Promise<CustomerTable> {
  run.report(`reading ${place === "-" ? "standard input" : shown}`, null);
  return readCustomers(place, {
    ...readOptions(config),
    memoryLimitBytes: run.memoryBytes,
    threads: run.threads,
    ...(run.stdin === undefined ? {} : { stdin: run.stdin }),
    signal: run.signal,
    onProgress: ({ stage, done, total }) => run.report(`reading: ${stage}`, total === null ? null : done / total),
  });
}

/** The way from a table to the comparison of K: prepare, compare. */
export async function compareTable(table: CustomerTable, config: ResolvedConfig, run: StageRun): Promise<Compared> {
  run.report(`preparing ${counted(table.rowCount)} customers`, null);
  const { recipe, matrix, warnings } = prepare(table, { mode: config.prepare, minCell: config.minCell });
  assertClusterable(recipe);
  run.signal.throwIfAborted();
  const weighted = weightsOf(table);
  const {
    comparison,
    models,
    warnings: ofFits,
  } = await compare(matrix, {
    ks: config.k,
    recipe,
    ...(config.keep === undefined ? {} : { keep: config.keep }),
    seed: config.seed,
    ...(config.restarts === undefined ? {} : { restarts: config.restarts }),
    ...(weighted === null ? {} : { weights: weighted.weights }),
    exactSilhouette: config.exactSilhouette,
    threads: run.threads,
    signal: run.signal,
    onProgress: ({ stage, k, fraction }) =>
      run.report(
        stage === "judge"
          ? "judging whether there are segments"
          : `comparing K = ${k} on ${counted(table.rowCount)} customers`,
        fraction,
      ),
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
export async function segmentTable(table: CustomerTable, config: ResolvedConfig, run: StageRun): Promise<Segmentation> {
  const compared = await compareTable(table, config, run);
  run.signal.throwIfAborted();
  return describeSegments(compared, config, run);
}

/** The model of the kept K: profile, personas, playbook. */
export function describeSegments(compared: Compared, config: ResolvedConfig, run: StageRun): Segmentation {
  const { table, recipe, matrix, comparison, models } = compared;
  const model = models.get(comparison.kept.k)!;
  run.report(`describing ${comparison.kept.k} segments`, null);
  const { minCell, seed } = config;
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
    config: { ...config },
    seed,
    coterieVersion: version,
    warnings: compared.warnings,
  });
}

function counted(customers: number): string {
  return customers.toLocaleString("en");
}
