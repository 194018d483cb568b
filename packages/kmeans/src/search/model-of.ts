import type { ClusterIndices } from "../indices/cluster-indices.js";
import type { Solution } from "../lloyd/lloyd.js";
import type { KMeansModel, KMeansWarning } from "../model.js";
import type { ResolvedOptions } from "../options.js";

/**
 * The model a caller gets.
 *
 * @param featureCount Of the rows.
 * @param options Of the fit.
 * @param best The solution, its clusters in canonical order.
 * @param clusterWeights The weight of every cluster.
 * @param agreeing Starts that ended at the least inertia.
 * @param indices Where they were asked for.
 */
export function modelOf(
  featureCount: number,
  options: ResolvedOptions,
  best: Solution,
  clusterWeights: Float64Array,
  agreeing: number,
  indices: ClusterIndices | null,
): KMeansModel {
  return {
    k: options.k,
    featureCount,
    centroids: best.centroids,
    labels: best.labels,
    inertia: best.inertia,
    sizes: options.weights ? sizesOf(best.labels, options.k) : Uint32Array.from(clusterWeights),
    clusterWeights,
    withinSumOfSquares: best.withinSumOfSquares,
    iterations: best.iterations,
    converged: best.converged,
    restarts: options.restarts,
    restartsAgreeing: agreeing,
    seed: options.seed,
    indices,
    warnings: warningsOf(options, best),
  };
}

function sizesOf(labels: Uint8Array, k: number): Uint32Array {
  const sizes = new Uint32Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  return sizes;
}

function warningsOf(options: ResolvedOptions, best: Solution): KMeansWarning[] {
  if (best.converged !== "max-iterations") return [];
  return [
    {
      code: "max-iterations",
      message: `labels were still changing after ${options.maxIterations} iterations. Raise maxIterations for the exact end of the descent.`,
    },
  ];
}
