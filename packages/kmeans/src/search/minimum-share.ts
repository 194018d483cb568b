import { KMeansError } from "../kmeans-error.js";
import type { Solution } from "../lloyd/lloyd.js";
import type { ResolvedOptions } from "../options.js";

/**
 * The solutions whose every cluster has the share of the weight that is asked for.
 *
 * @param solutions Of rows with these weights.
 * @param options Of the fit.
 * @param weights One per row, or null for 1.
 * @returns Those that pass; all where nothing is asked.
 * @throws {KMeansError} `too-few-rows` where none passes.
 */
export function withMinimumShare(
  solutions: readonly Solution[],
  options: ResolvedOptions,
  weights: Float64Array | null,
): readonly Solution[] {
  if (options.minimumShare === 0) return solutions;
  const shares = solutions.map(({ labels }) => leastShare(labels, options.k, weights));
  const passing = solutions.filter((_, i) => shares[i] >= options.minimumShare);
  if (passing.length === 0) refuseShare(options, Math.max(...shares));
  return passing;
}

/**
 * Refuse a result whose smallest cluster is too small.
 *
 * @param options Of the fit.
 * @param clusterWeights Of the result.
 * @throws {KMeansError} `too-few-rows`.
 */
export function checkMinimumShare(options: ResolvedOptions, clusterWeights: Float64Array): void {
  const least = Math.min(...clusterWeights) / clusterWeights.reduce((sum, weight) => sum + weight, 0);
  if (least < options.minimumShare) refuseShare(options, least);
}

function leastShare(labels: Uint8Array, k: number, weights: Float64Array | null): number {
  const sums = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) sums[labels[i]] += weights ? weights[i] : 1;
  return Math.min(...sums) / sums.reduce((sum, weight) => sum + weight, 0);
}

function refuseShare({ k, minimumShare }: ResolvedOptions, got: number): never {
  throw new KMeansError(
    "too-few-rows",
    `every cluster must have at least ${minimumShare} of the weight (minimumShare); with k = ${k} the smallest has ${got.toPrecision(3)} at best. Lower k or minimumShare.`,
  );
}
