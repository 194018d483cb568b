import { kernelKind } from "../kernel/kernel.js";
import { KMeansError } from "../kmeans-error.js";
import { type AnyMatrix, checkMatrix } from "../matrix.js";
import { checkWeights, refuseUnknown } from "../options.js";
import { canStartWorkers, defaultThreads } from "../threads/host-worker.js";
import { Team } from "../threads/team.js";
import { type ScoredRows, scorer } from "./score-rows.js";
import { type SilhouetteEstimate, silhouetteEstimate } from "./silhouette-estimate.js";
import { count, type SilhouettePlan, type SilhouetteScope, silhouettePlan } from "./silhouette-plan.js";

/** How much of the silhouette is computed. */
export interface SilhouetteOptions {
  /** Seed of the sample (default 0). */
  readonly seed?: number | undefined;
  /** True: every row against every other, however many (default false). */
  readonly exact?: boolean | undefined;
  /** Rows up to which it is exact anyway (default √(4e10 / (featureCount + 1)): 66,666 rows of 8 features, 48,507 of 16). */
  readonly exactRows?: number | undefined;
  /** One non-negative weight per row (default 1). */
  readonly weights?: Float64Array | undefined;
}

/** Options of the asynchronous silhouette; none of them changes the result. */
export interface SilhouetteAsyncOptions extends SilhouetteOptions {
  /** Threads to work on (default: as many as the machine offers, at most 8). */
  readonly threads?: number | undefined;
  /** Aborting refuses the work with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** rows² × (features + 1) of which the exact silhouette takes about two seconds on two threads: 0.07 ns each. */
const EXACT_WORK = 4e10;

/** Below this many rows² × features a worker would start too late. */
const HERE_WORK = 100_000_000;

const NAMES = ["seed", "exact", "exactRows", "weights"];

/**
 * Mean silhouette under Euclidean distance, of all rows and of each cluster; rows alone in their cluster score 0. For other threads see
 * `silhouetteEuclideanAsync`.
 *
 * Exact up to `exactRows` rows, by default what takes about two seconds on two threads. Above, a sample is scored: 10,000 rows drawn by
 * cluster in proportion, each compared with 25,000 drawn in the same way. The intervals speak of both samples.
 *
 * @param matrix The rows.
 * @param labels The cluster of each row, below `k`.
 * @param k Clusters.
 * @param options How much is computed.
 * @returns Null where fewer than two clusters have a row. Up to 20 million differences of values it is computed in f64; beyond, distances are f32,
 * which shows from the sixth digit on.
 * @throws {KMeansError} `bad-data`, `bad-option`.
 * @remarks Exact: O(rowCount² · featureCount). Rousseeuw (1987), Silhouettes.
 */
export function silhouetteEuclidean(
  matrix: AnyMatrix,
  labels: Uint8Array,
  k: number,
  options: SilhouetteOptions = {},
): SilhouetteEstimate | null {
  refuseUnknown(options, NAMES);
  const scope = scopeOf(matrix, labels, k, options);
  if (!scope) return null;
  const plan = silhouettePlan(scope);
  return silhouetteEstimate(plan, scoreHere(plan), scope.weights, scope.exact);
}

/**
 * `silhouetteEuclidean` in worker threads, without holding the event loop: same options, same bytes.
 *
 * @param options.threads Threads to work on; the result is the same for any number.
 * @param options.signal Aborting it refuses the work with code `aborted`.
 * @throws {KMeansError} As `silhouetteEuclidean`, `aborted`, and `worker-failed` if a thread dies; always as a rejection.
 */
export async function silhouetteEuclideanAsync(
  matrix: AnyMatrix,
  labels: Uint8Array,
  k: number,
  options: SilhouetteAsyncOptions = {},
): Promise<SilhouetteEstimate | null> {
  refuseUnknown(options, [...NAMES, "threads", "signal"]);
  const scope = scopeOf(matrix, labels, k, options);
  if (!scope) return null;
  const plan = silhouettePlan(scope);
  const work = count(plan.scored) * count(plan.reference) * matrix.featureCount;
  const parts =
    work < HERE_WORK || !canStartWorkers()
      ? scoreHere(plan)
      : await scoreThere(plan, options.threads ?? defaultThreads(), options.signal);
  return silhouetteEstimate(plan, parts, scope.weights, scope.exact);
}

function scoreHere({ cells, points, tasks }: SilhouettePlan): readonly ScoredRows[] {
  return tasks.map(scorer(cells, points, kernelKind()));
}

async function scoreThere(
  { cells, points, tasks }: SilhouettePlan,
  threads: number,
  signal: AbortSignal | undefined,
): Promise<readonly ScoredRows[]> {
  const team = new Team(Math.min(threads, tasks.length), null);
  let failed = true;
  try {
    const outcomes = await team.spread(
      { order: "compare", cells, points, kind: null },
      tasks.map((task) => ({ order: "score", task })),
      signal,
    );
    failed = false;
    return outcomes.map((outcome) => (outcome as { readonly scored: ScoredRows }).scored);
  } finally {
    team.release(failed);
  }
}

function scopeOf(matrix: AnyMatrix, labels: Uint8Array, k: number, options: SilhouetteOptions): SilhouetteScope | null {
  const ranges = checkMatrix(matrix);
  const weights = options.weights ?? null;
  if (weights) checkWeights(weights, matrix.rowCount);
  checkLabels(labels, matrix.rowCount, k);
  const clusters = clusterRows(labels, k, weights);
  if (clusters.filter((rows) => rows.length > 0).length < 2) return null;
  const exactRows = options.exactRows ?? Math.floor(Math.sqrt(EXACT_WORK / (matrix.featureCount + 1)));
  const exact = options.exact === true || matrix.rowCount <= exactRows;
  return { matrix, ranges, clusters, weights, exact, seed: options.seed ?? 0 };
}

/** The rows of positive weight of each cluster, in row order. */
function clusterRows(labels: Uint8Array, k: number, weights: Float64Array | null): Uint32Array[] {
  const counts = new Uint32Array(k);
  for (let i = 0; i < labels.length; i++) if (!weights || weights[i] > 0) counts[labels[i]]++;
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let i = 0; i < labels.length; i++) {
    if (!weights || weights[i] > 0) rows[labels[i]][counts[labels[i]]++] = i;
  }
  return rows;
}

function checkLabels(labels: Uint8Array, rowCount: number, k: number): void {
  if (labels.length !== rowCount) {
    throw new KMeansError("bad-data", `labels must be one per row, ${rowCount}; got ${labels.length}.`);
  }
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] < k) continue;
    throw new KMeansError("bad-data", `labels must be below k = ${k}; got ${labels[i]} at row ${i + 1}.`);
  }
}
