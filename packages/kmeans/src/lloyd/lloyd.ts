import type { AnyMatrix } from "../matrix.js";
import type { Convergence } from "../model.js";
import { assignRows } from "./assign-rows.js";
import { type ClusterSums, clusterSums } from "./cluster-sums.js";
import { relocateEmpty } from "./relocate-empty.js";
import { withinSums } from "./within-sums.js";

/** A solution: labels are the nearest of these centroids. */
export interface Solution {
  readonly centroids: Float64Array;
  readonly labels: Uint8Array;
  readonly withinSumOfSquares: Float64Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: Convergence;
}

/** When Lloyd's algorithm stops. */
export interface LloydLimits {
  readonly maxIterations: number;
  /** Absolute bound on the summed squared step of the centroids; 0 asks for labels that stand still. */
  readonly squaredStep: number;
}

/**
 * Lloyd's algorithm from given centroids, in plain f64: the oracle the fast paths are compared with.
 *
 * @param matrix The rows.
 * @param weights One per row, or null for 1.
 * @param start `k × featureCount`; not modified.
 * @param limits When to stop.
 * @returns Yields the number of passes after each of them; returns the solution.
 * @remarks Lloyd (1982), Least squares quantization in PCM. O(rowCount · k · featureCount) a pass.
 */
export function* lloydSteps(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  start: Float64Array,
  limits: LloydLimits,
): Generator<number, Solution> {
  const k = start.length / matrix.featureCount;
  const labels = new Uint8Array(matrix.rowCount);
  let centroids: Float64Array = start.slice();
  let converged: Convergence = "max-iterations";
  assignRows(matrix, centroids, labels);
  let iterations = 1;
  yield iterations;
  while (iterations < limits.maxIterations) {
    const totals = clusterSums(matrix, weights, labels, k);
    const moved = relocateEmpty(matrix, weights, labels, centroids, totals);
    const next = meansOf(totals, centroids);
    const step = squaredStep(centroids, next);
    centroids = next;
    const changed = assignRows(matrix, centroids, labels);
    iterations++;
    yield iterations;
    if (changed === 0 && moved === 0) {
      converged = "strict";
      break;
    }
    if (limits.squaredStep > 0 && step <= limits.squaredStep) {
      converged = "tolerance";
      break;
    }
  }
  return solutionOf(matrix, weights, centroids, labels, iterations, converged);
}

/**
 * A solution from centroids and the labels they give.
 *
 * @param labels Must be the nearest centroid of every row.
 */
export function solutionOf(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  centroids: Float64Array,
  labels: Uint8Array,
  iterations: number,
  converged: Convergence,
): Solution {
  const withinSumOfSquares = withinSums(matrix, weights, labels, centroids);
  let inertia = 0;
  for (const within of withinSumOfSquares) inertia += within;
  return { centroids, labels, withinSumOfSquares, inertia, iterations, converged };
}

/**
 * The mean of every cluster.
 *
 * @param totals What the rows add up to.
 * @param previous Kept where a cluster has no weight.
 */
export function meansOf(totals: ClusterSums, previous: Float64Array): Float64Array {
  const d = previous.length / totals.weights.length;
  return previous.map((old, at) => {
    const weight = totals.weights[Math.floor(at / d)];
    return weight > 0 ? totals.sums[at] / weight : old;
  });
}

/** The squared distance that centroids moved, all together. */
export function squaredStep(from: Float64Array, to: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < from.length; at++) sum += (to[at] - from[at]) ** 2;
  return sum;
}
