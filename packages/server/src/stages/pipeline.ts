import {
  type Against,
  adviseCarve,
  applyRecipe,
  assertClusterable,
  associationsByK,
  behaviours,
  type Comparison,
  type CustomerTable,
  clusteredCustomers,
  compare,
  compareAgainst,
  type DistanceReport,
  defaultVocabulary,
  describeColumns,
  distanceReport,
  extendPlaybook,
  findRules,
  groupSizes,
  insteadOfSegments,
  labelsWithRules,
  makeVocabulary,
  type Prepared,
  personas,
  picture,
  playbook,
  prepareShared,
  profile,
  type Recipe,
  readyToFit,
  reclusterings,
  renameSegments,
  type Segmentation,
  segmentation,
  segmentNames,
  standIns,
  type Vocabulary,
  type Warning,
  weightsOf,
} from "@coterie/segment";
import type { Customers, CustomersThere } from "@coterie/tables";
import { type ResolvedConfig, version } from "@coterie/wire";
import { ServerError } from "../server-error.js";
import { type FittedThere, settleThere } from "./settle-there.js";
import { type StageHelpers, stageHelpers } from "./stage-helpers.js";
import type { StageRun } from "./stage-run.js";

/** What the stages have made by the time K is compared. */
export interface Compared {
  readonly table: CustomerTable;
  /** Those who are clustered: all but whom a rule takes out. `matrix` and `models` are theirs. */
  readonly clustered: CustomerTable;
  readonly recipe: Recipe;
  readonly matrix: Prepared["matrix"];
  readonly comparison: Comparison;
  readonly models: Awaited<ReturnType<typeof compare>>["models"];
  /** Beside the bank's own segments, where it was asked. */
  readonly against: Against | null;
  /** Of the stages; the table has its own. */
  readonly warnings: readonly Warning[];
}

/** The way from a table to the comparison of K: prepare, compare. */
export async function compareTable(table: CustomerTable, config: ResolvedConfig, run: StageRun): Promise<Compared> {
  return helped(run, (helpers) => compareHelped(table, config, run, helpers));
}

/** Do what threads can help with, and let go of them. */
async function helped<T>(run: StageRun, work: (helpers: Helpers) => Promise<T>): Promise<T> {
  const started = stageHelpers(run.threads);
  return work(started.helpers).finally(started.close);
}

type Helpers = StageHelpers["helpers"];

async function compareHelped(
  table: CustomerTable,
  config: ResolvedConfig,
  run: StageRun,
  helpers: Helpers,
): Promise<Compared> {
  const clustered = clusteredCustomers(table);
  readyToFit(clustered.rowCount, run.threads);
  run.report(`preparing ${counted(clustered.rowCount)} customers`, null);
  const { recipe, matrix, warnings } = await prepareShared(
    clustered,
    { mode: config.prepare, minCell: config.minCell, columns: config.columns, weights: config.weights },
    helpers,
  );
  assertClusterable(recipe);
  run.signal.throwIfAborted();
  const weighted = weightsOf(clustered);
  const {
    comparison: judged,
    models,
    warnings: ofFits,
  } = await compare(matrix, {
    ks: config.k,
    recipe,
    judging: { helpers },
    quick: config.quick ?? false,
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
          : `comparing K = ${k} on ${counted(clustered.rowCount)} customers`,
        fraction,
      ),
  });
  const comparison = withInstead(judged, table);
  return {
    table,
    clustered,
    recipe,
    matrix,
    comparison,
    models,
    against: await besideExisting(clustered, config, run),
    warnings: [...warnings, ...(weighted === null ? [] : [weighted.warning]), ...ofFits, ...carveNotice(table, config)],
  };
}

/**
 * The way from customers to the model: prepare, compare, profile, personas, playbook. A larger table there is settled there.
 *
 * @param started Threads that were started ahead; they are left to whoever started them, with what draws reports loaded.
 */
export async function segmentTable(
  customers: Pick<Customers, "table" | "there">,
  config: ResolvedConfig,
  run: StageRun,
  started?: StageHelpers,
): Promise<Segmentation> {
  const work = async (helpers: Helpers): Promise<Segmentation> => {
    const compared = await compareHelped(customers.table, config, run, helpers);
    run.signal.throwIfAborted();
    const settled = await fittedThere(compared, customers.there, run);
    return describeHelped(compared, config, run, helpers, settled, started?.loadReport);
  };
  return started === undefined ? helped(run, work) : work(started.helpers);
}

/** The kept K settled over all customers, where only a sample of them is here. */
async function fittedThere(
  compared: Compared,
  there: CustomersThere | null,
  run: StageRun,
): Promise<FittedThere | null> {
  if (there === null || there.key === null) return null;
  if (compared.table.carved !== undefined) {
    throw new ServerError(
      "bad-request",
      "carve takes its customers out of a table that is read whole; only a sample of this one was fetched. Add --push-down none to read every row, or leave the rule's customers out with --where.",
    );
  }
  return settleThere(compared, compared.models.get(compared.comparison.kept.k)!, there, run);
}

/** The words a configuration speaks. */
export function vocabularyOf(config: ResolvedConfig): Vocabulary {
  return config.vocabulary === undefined ? defaultVocabulary : makeVocabulary(config.vocabulary, defaultVocabulary);
}

/** What intervals rest on under --quick. */
const QUICK_INTERVALS = { resamples: 40, rows: 2_000 };

/** The model of the kept K: profile, personas, playbook. */
export async function describeSegments(
  compared: Compared,
  config: ResolvedConfig,
  run: StageRun,
): Promise<Segmentation> {
  return helped(run, (helpers) => describeHelped(compared, config, run, helpers));
}

async function describeHelped(
  compared: Compared,
  config: ResolvedConfig,
  run: StageRun,
  helpers: Helpers,
  settled: FittedThere | null = null,
  onShared: () => void = () => {},
): Promise<Segmentation> {
  const { table, recipe, matrix, comparison, models } = compared;
  const model = settled?.model ?? models.get(comparison.kept.k)!;
  const { k } = model;
  run.report(`describing ${k} segments`, null);
  const { minCell, seed } = config;
  const rules = table.carved?.rules.length ?? 0;
  const labels = labelsWithRules(table, model.labels, k);
  const everyone = rules === 0 ? matrix : applyRecipe(recipe, table);
  const sharing = { helpers, signal: run.signal };
  const vocabulary = vocabularyOf(config);
  const sizes = groupSizes(labels, k + rules);
  // The longest task first, so that it is not left to one thread at the end.
  const shared = Promise.all([
    findRules(table, labels, k + rules, { minCell, vocabulary, seed, sizes, ...sharing }),
    describeColumns(table, labels, k + rules, { minCell, recipe, vocabulary, sizes, ...sharing }),
    reclusterings(matrix, model.labels, k, {
      seed,
      ...(config.quick ? QUICK_INTERVALS : {}),
      ...sharing,
      ...(rules === 0 ? {} : { tableRows: Uint32Array.from(labels.keys()).filter((row) => labels[row]! < k) }),
    }),
    besideProfile(compared, model, config),
  ]);
  onShared();
  const [ruled, described, found, beside] = await shared;
  const profiles = profile(table, everyone, labels, k + rules, { minCell, recipe, described: described.profilesOf });
  const words = personas(table, labels, profiles, {
    vocabulary,
    found,
    rules: ruled,
    seed,
    traits: described.traitsOf,
  });
  const seen = behaviours(table, labels, profiles, vocabulary);
  const made = segmentation({
    table,
    recipe,
    comparison,
    model,
    profile: profiles,
    missingOf: described.missingOf,
    personas: words,
    names: segmentNames(
      words.slice(0, k).map(({ traits }) => traits),
      vocabulary,
      table.carved?.rules.map(({ name }) => name),
    ),
    behaviours: seen,
    resampling: { rows: found.sample.length, resamples: found.draws.length },
    approaches: playbook(
      profiles,
      words,
      seen,
      ...(config.playbook === undefined ? [] : [extendPlaybook(config.playbook)]),
    ),
    ...beside,
    against: compared.against,
    config: { ...config },
    seed,
    coterieVersion: version,
    ...(settled === null ? {} : { there: settled.there }),
    warnings: compared.warnings,
  });
  return renameSegments(made, config.names ?? {});
}

/** What is told of segments beside their profile: this thread does it while helpers describe columns. */
async function besideProfile(
  { clustered, recipe, matrix, models }: Compared,
  { k, labels, centroids }: FittedThere["model"],
  { minCell, seed }: ResolvedConfig,
): Promise<Pick<Segmentation, "picture" | "associationsByK" | "standIns"> & { readonly distance: DistanceReport }> {
  return {
    picture: picture(matrix, recipe, labels, centroids, { minCell }),
    associationsByK: associationsByK(clustered, models, minCell),
    standIns: standIns(clustered, minCell),
    distance: distanceReport(clustered, { matrix, labels, k, recipe }, seed),
  };
}

async function besideExisting(
  clustered: CustomerTable,
  config: ResolvedConfig,
  run: StageRun,
): Promise<Against | null> {
  if (config.against === undefined) return null;
  run.report(`comparing with ${config.against}`, null);
  return compareAgainst(clustered, config.against, {
    mode: config.prepare,
    minCell: config.minCell,
    columns: config.columns,
    weights: config.weights,
    seed: config.seed,
    restarts: config.restarts,
    threads: run.threads,
    signal: run.signal,
  });
}

/** Where there are no segments: what to do instead. */
function withInstead(comparison: Comparison, table: CustomerTable): Comparison {
  const { judgement, verdict } = comparison;
  if (judgement === null || verdict !== "none") return comparison;
  return { ...comparison, judgement: { ...judgement, instead: insteadOfSegments(table) } };
}

/** The rule to paste, where a few customers hold much of the value. */
function carveNotice(table: CustomerTable, { minCell }: ResolvedConfig): readonly Warning[] {
  const advice = adviseCarve(table, minCell);
  return advice === null ? [] : [{ code: "carve", message: advice.sentence }];
}

function counted(customers: number): string {
  return customers.toLocaleString("en");
}
