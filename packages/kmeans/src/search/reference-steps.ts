import { canonicalOrder, reorderCentroids } from "../canonical-order.js";
import { clusterIndices } from "../indices/cluster-indices.js";
import { assignRows } from "../lloyd/assign-rows.js";
import { clusterSums } from "../lloyd/cluster-sums.js";
import { type LloydLimits, lloydSteps, meansOf, type Solution, solutionOf } from "../lloyd/lloyd.js";
import type { AnyMatrix } from "../matrix.js";
import type { KMeansModel, KMeansProgress } from "../model.js";
import type { ResolvedOptions } from "../options.js";
import { createRandom } from "../random.js";
import { greedyPlusPlus } from "../seeding/greedy-plus-plus.js";
import { withMinimumShare } from "./minimum-share.js";
import { modelOf } from "./model-of.js";

/**
 * The textbook fit on all rows in plain f64: greedy k-means++ and Lloyd's algorithm for every start, the best kept.
 *
 * @param matrix Checked rows.
 * @param options Checked options.
 * @param limits When a start stops.
 * @returns Yields progress after every pass; returns the model.
 * @throws {KMeansError} `bad-data` where squared distances vanish.
 */
export function* referenceSteps(
  matrix: AnyMatrix,
  options: ResolvedOptions,
  limits: LloydLimits,
): Generator<KMeansProgress, KMeansModel> {
  const { k, weights, seed, restarts } = options;
  const solutions: Solution[] = [];
  for (let restart = 0; restart < restarts; restart++) {
    const start = options.centroids ?? greedyPlusPlus(matrix, weights, k, createRandom(seed, restart));
    const run = lloydSteps(matrix, weights, start, limits);
    let step = run.next();
    while (!step.done) {
      const within = step.value / (step.value + 10);
      yield { k, restart: restart + 1, restarts, iteration: step.value, fraction: (restart + within) / restarts };
      step = run.next();
    }
    solutions.push(step.value);
  }
  const best = withMinimumShare(solutions, options, weights).reduce((a, b) => (b.inertia < a.inertia ? b : a));
  const agreeing = solutions.filter((s) => s.inertia <= best.inertia * (1 + 1e-6)).length;
  const ordered = inOrder(matrix, options, best);
  const clusterWeights = clusterSums(matrix, weights, ordered.labels, k).weights;
  const indices = options.indices
    ? clusterIndices(matrix, { k, labels: ordered.labels, inertia: ordered.inertia }, { weights: weights ?? undefined })
    : null;
  return modelOf(matrix.featureCount, options, ordered, clusterWeights, agreeing, indices);
}

/** Puts clusters in canonical order; a row equally near to two may change sides by that, so labels and means are taken again until they agree. */
function inOrder(matrix: AnyMatrix, options: ResolvedOptions, best: Solution): Solution {
  const { weights, k } = options;
  const labels = best.labels.slice();
  let centroids = best.centroids;
  let totals = clusterSums(matrix, weights, labels, k);
  for (let round = 0; round < 50; round++) {
    const order = canonicalOrder(totals.weights, centroids);
    centroids = reorderCentroids(centroids, order);
    assignRows(matrix, centroids, labels);
    totals = clusterSums(matrix, weights, labels, k);
    const means = best.converged === "strict" ? meansOf(totals, centroids) : centroids;
    const settled = order.every((c, i) => c === i) && means.every((mean, i) => mean === centroids[i]);
    if (settled) break;
    if (best.converged === "strict") centroids = means;
  }
  assignRows(matrix, centroids, labels);
  return solutionOf(matrix, weights, centroids, labels, best.iterations, best.converged);
}
