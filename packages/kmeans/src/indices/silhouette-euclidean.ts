import { kernelKind } from "../kernel/kernel.js";
import { KMeansError } from "../kmeans-error.js";
import { type AnyMatrix, checkMatrix } from "../matrix.js";
import { checkWeights, refuseUnknown } from "../options.js";
import { canStartWorkers, defaultThreads } from "../threads/host-worker.js";
import { Team } from "../threads/team.js";
import type { Drawable, Partition } from "./sample-rows.js";
import { type Scores, scorer } from "./score-rows.js";
import { type SilhouetteEstimate, silhouetteEstimate } from "./silhouette-estimate.js";
import { type SilhouettePlan, type SilhouetteScope, silhouettePlan } from "./silhouette-plan.js";

/** The cluster of each row, below `k`. */
export interface Labelling {
  readonly labels: Uint8Array;
  readonly k: number;
}

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

/** Labellings that are gone through together: more would need more room for sums than the nearest caches have. */
const TOGETHER = 16;

/**
 * Mean silhouette under Euclidean distance, of all rows and of each cluster; rows alone in their cluster score 0. For other threads see
 * `silhouetteEuclideanAsync`, for several labellings `silhouettesEuclideanAsync`.
 *
 * Exact up to `exactRows` rows, by default what takes about two seconds on two threads. Above, a sample is scored: 10,000 rows drawn at
 * random, each compared with 25,000 drawn in the same way; a cluster that falls short of its share in either gets more of its own. The
 * intervals speak of both samples.
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
  const asked = askedOf(matrix, [{ labels, k }], options);
  const [scope] = scopesOf(asked);
  if (!scope) return null;
  const plan = silhouettePlan(scope);
  return silhouetteEstimate(scope, plan, scoreHere(plan), 0, asked.clusters[0].weights);
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
  const [found] = await silhouettesEuclideanAsync(matrix, [{ labels, k }], options);
  return found;
}

/**
 * The silhouettes of several labellings of the same rows: each is, to the byte, what `silhouetteEuclideanAsync` finds of it alone. Distances are taken
 * once for all of them.
 *
 * @param matrix The rows.
 * @param labellings Which of them are asked for together changes the time they take and nothing else.
 * @param options As for `silhouetteEuclideanAsync`.
 * @returns The silhouette of each.
 * @throws {KMeansError} As `silhouetteEuclideanAsync`.
 */
export async function silhouettesEuclideanAsync(
  matrix: AnyMatrix,
  labellings: readonly Labelling[],
  options: SilhouetteAsyncOptions = {},
): Promise<readonly (SilhouetteEstimate | null)[]> {
  refuseUnknown(options, [...NAMES, "threads", "signal"]);
  const asked = askedOf(matrix, labellings, options);
  const found: (SilhouetteEstimate | null)[] = labellings.map(() => null);
  let next = 0;
  for (const scope of scopesOf(asked)) {
    const plan = silhouettePlan(scope);
    const parts = await score(plan, matrix.featureCount, options);
    for (let p = 0; p < scope.partitions.length; p++) {
      const at = asked.judged[next++];
      found[at] = silhouetteEstimate(scope, plan, parts, p, asked.clusters[at].weights);
    }
  }
  return found;
}

function score(
  plan: SilhouettePlan,
  featureCount: number,
  { threads, signal }: SilhouetteAsyncOptions,
): readonly Scores[] | Promise<readonly Scores[]> {
  const work = plan.points.rows.length * plan.reference.rows.length * featureCount;
  if (work < HERE_WORK || !canStartWorkers()) return scoreHere(plan);
  return scoreThere(plan, threads ?? defaultThreads(), signal);
}

function scoreHere({ compared, scored, tasks }: SilhouettePlan): readonly Scores[] {
  return tasks.map(scorer(compared, scored, kernelKind()));
}

async function scoreThere(
  { compared, scored, tasks }: SilhouettePlan,
  threads: number,
  signal: AbortSignal | undefined,
): Promise<readonly Scores[]> {
  const team = new Team(Math.min(threads, tasks.length), null);
  let failed = true;
  try {
    const outcomes = await team.spread(
      { order: "compare", compared, scored, kind: null },
      tasks.map((task) => ({ order: "score", task })),
      signal,
    );
    failed = false;
    return outcomes.map((outcome) => (outcome as { readonly scores: Scores }).scores);
  } finally {
    team.release(failed);
  }
}

/** What is asked, checked. */
interface Asked {
  readonly scope: Omit<SilhouetteScope, "partitions">;
  readonly partitions: readonly Partition[];
  /** The weight of each one's clusters. */
  readonly clusters: readonly { readonly weights: Float64Array }[];
  /** Those that have two clusters or more. */
  readonly judged: readonly number[];
}

function askedOf(matrix: AnyMatrix, labellings: readonly Labelling[], options: SilhouetteOptions): Asked {
  const ranges = checkMatrix(matrix);
  const weights = options.weights ?? null;
  if (weights) checkWeights(weights, matrix.rowCount);
  const clusters = labellings.map(({ labels, k }) => clustersOf(labels, k, matrix.rowCount, weights));
  const partitions = labellings.map(({ labels, k }, i) => ({ labels, k, sizes: clusters[i].sizes }));
  const exactRows = options.exactRows ?? Math.floor(Math.sqrt(EXACT_WORK / (matrix.featureCount + 1)));
  const exact = options.exact === true || matrix.rowCount <= exactRows;
  const drawable = drawableOf(matrix.rowCount, weights);
  return {
    scope: { matrix, ranges, weights, drawable, exact, seed: options.seed ?? 0 },
    partitions,
    clusters,
    judged: partitions.flatMap(({ sizes }, i) => (sizes.filter((size) => size > 0).length < 2 ? [] : [i])),
  };
}

/** Labellings that are gone through together. */
function scopesOf({ scope, partitions, judged }: Asked): readonly SilhouetteScope[] {
  return Array.from({ length: Math.ceil(judged.length / TOGETHER) }, (_, turn) => ({
    ...scope,
    partitions: judged.slice(turn * TOGETHER, (turn + 1) * TOGETHER).map((i) => partitions[i]),
  }));
}

function drawableOf(rowCount: number, weights: Float64Array | null): Drawable {
  if (!weights) return { rows: null, count: rowCount };
  let count = 0;
  for (let i = 0; i < rowCount; i++) if (weights[i] > 0) count++;
  const rows = new Uint32Array(count);
  for (let i = 0, next = 0; i < rowCount; i++) if (weights[i] > 0) rows[next++] = i;
  return { rows, count };
}

/** Rows of positive weight of each cluster, and their weight. */
function clustersOf(labels: Uint8Array, k: number, rowCount: number, rowWeights: Float64Array | null) {
  if (labels.length !== rowCount) {
    throw new KMeansError("bad-data", `labels must be one per row, ${rowCount}; got ${labels.length}.`);
  }
  const sizes = new Uint32Array(256);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  if (sizes.subarray(k).some((size) => size > 0)) {
    const bad = labels.findIndex((label) => label >= k);
    throw new KMeansError("bad-data", `labels must be below k = ${k}; got ${labels[bad]} at row ${bad + 1}.`);
  }
  if (!rowWeights) return { sizes: sizes.slice(0, k), weights: Float64Array.from(sizes.subarray(0, k)) };
  const weights = new Float64Array(k);
  sizes.fill(0);
  for (let i = 0; i < labels.length; i++) {
    if (rowWeights[i] === 0) continue;
    sizes[labels[i]]++;
    weights[labels[i]] += rowWeights[i];
  }
  return { sizes: sizes.slice(0, k), weights };
}
