import { checkCentroids, clustersIn } from "../centroids.js";
import { KMeansError } from "../kmeans-error.js";
import { clusterSums } from "../lloyd/cluster-sums.js";
import { meansOf } from "../lloyd/lloyd.js";
import { withinSums } from "../lloyd/within-sums.js";
import type { Matrix } from "../matrix.js";
import { checkWeights, refuseUnknown } from "../options.js";
import { predict } from "../predict.js";

/**
 * What rows that went by add up to, cluster by cluster, when each is given to the nearest of fixed centroids. Plain data: it can be stored,
 * sent and merged.
 */
export interface StreamState {
  readonly k: number;
  readonly featureCount: number;
  /** Rows are given to the nearest of these; `k × featureCount`. */
  readonly centroids: Float64Array;
  /** Rows of positive weight in each cluster. Exact. */
  readonly counts: Float64Array;
  /** Weight in each cluster. Exact for whole numbers up to 2^53. */
  readonly weights: Float64Array;
  /** Mean of each cluster's rows; its centroid where it has none. Rounded in the order of the chunks, to about 1e-15. */
  readonly means: Float64Array;
  /** Weighted squared distances to those means. Rounded likewise. */
  readonly within: Float64Array;
}

/**
 * A state that no row has gone into.
 *
 * @param centroids `k × featureCount`, k up to 255. Copied.
 * @param featureCount Columns.
 * @throws {KMeansError} `bad-option`.
 */
export function emptyState(centroids: Float64Array, featureCount: number): StreamState {
  const k = clustersIn(centroids, featureCount);
  checkCentroids(centroids, k, featureCount);
  return {
    k,
    featureCount,
    centroids: centroids.slice(),
    counts: new Float64Array(k),
    weights: new Float64Array(k),
    means: centroids.slice(),
    within: new Float64Array(k),
  };
}

/**
 * Let a chunk of rows go into a state. Rows go to the nearest of the state's centroids, which do not move: a whole pass of chunks is one
 * step of Lloyd's algorithm, exact but for the rounding of its sums (see `kmeansStream`).
 *
 * @param state Not modified.
 * @param chunk Rows; not kept.
 * @param options.weights One non-negative weight per row (default 1).
 * @returns The state with the chunk in it.
 * @throws {KMeansError} `bad-data`, `bad-option`.
 */
export function partialFit(
  state: StreamState,
  chunk: Matrix,
  options: { readonly weights?: Float64Array | undefined } = {},
): StreamState {
  refuseUnknown(options, ["weights"]);
  if (chunk.featureCount !== state.featureCount) {
    throw new KMeansError(
      "bad-data",
      `a chunk must have the state's ${state.featureCount} columns; got ${chunk.featureCount}.`,
    );
  }
  const weights = options.weights ?? null;
  if (weights && chunk.rowCount > 0) checkWeights(weights, chunk.rowCount);
  const labels = predict(state.centroids, chunk);
  const totals = clusterSums(chunk, weights, labels, state.k);
  const means = meansOf(totals, state.centroids);
  const within = withinSums(chunk, weights, labels, means);
  return mergeStates(state, { ...state, counts: totals.counts, weights: totals.weights, means, within });
}

/**
 * The state of two streams taken together.
 *
 * @param a Not modified.
 * @param b A state of the same centroids.
 * @throws {KMeansError} `bad-data` where the centroids differ.
 * @remarks Chan, Golub & LeVeque (1983), Algorithms for computing the sample variance.
 */
export function mergeStates(a: StreamState, b: StreamState): StreamState {
  const { k, featureCount: d } = a;
  if (b.centroids.length !== a.centroids.length || !a.centroids.every((x, at) => x === b.centroids[at])) {
    throw new KMeansError(
      "bad-data",
      "states must be of the same centroids to be merged. Run both streams from one state.",
    );
  }
  const weights = a.weights.map((weight, c) => weight + b.weights[c]);
  const means = a.means.slice();
  const within = a.within.map((sum, c) => sum + b.within[c]);
  for (let c = 0; c < k; c++) {
    if (b.weights[c] === 0) continue;
    const share = b.weights[c] / weights[c];
    let apart = 0;
    for (let j = c * d; j < (c + 1) * d; j++) {
      const difference = b.means[j] - a.means[j];
      apart += difference * difference;
      means[j] = a.weights[c] === 0 ? b.means[j] : a.means[j] + difference * share;
    }
    within[c] += apart * a.weights[c] * share;
  }
  return { ...a, counts: a.counts.map((count, c) => count + b.counts[c]), weights, means, within };
}

/**
 * Weighted squared distances of the rows that went by to the state's centroids.
 *
 * @param state Any state.
 */
export function streamInertia(state: StreamState): number {
  const { featureCount: d, centroids, means } = state;
  let inertia = 0;
  for (let c = 0; c < state.k; c++) {
    inertia += state.within[c];
    for (let j = c * d; j < (c + 1) * d; j++) inertia += state.weights[c] * (means[j] - centroids[j]) ** 2;
  }
  return inertia;
}
