import { blocks } from "../blocks.js";
import type { AnyMatrix } from "../matrix.js";

/** What a set of labels adds up to; the centroids are `sums / weights`. */
export interface ClusterSums {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  /** Rows of positive weight. */
  readonly counts: Float64Array;
}

/**
 * Weighted sums of the rows of each cluster, block by block.
 *
 * @param matrix The rows.
 * @param weights One per row, or null for 1.
 * @param labels The cluster of each row, below `k`.
 * @param k Clusters.
 */
export function clusterSums(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  labels: Uint8Array,
  k: number,
): ClusterSums {
  const { values, rowCount, featureCount: d } = matrix;
  const total: ClusterSums = {
    sums: new Float64Array(k * d),
    weights: new Float64Array(k),
    counts: new Float64Array(k),
  };
  const sums = new Float64Array(k * d);
  const clusterWeights = new Float64Array(k);
  for (const [from, to] of blocks(rowCount)) {
    sums.fill(0);
    clusterWeights.fill(0);
    for (let i = from; i < to; i++) {
      const c = labels[i];
      const w = weights ? weights[i] : 1;
      if (w === 0) continue;
      for (let j = 0, at = c * d, x = i * d; j < d; j++) sums[at + j] += w * values[x + j];
      clusterWeights[c] += w;
      total.counts[c]++;
    }
    for (let s = 0; s < sums.length; s++) total.sums[s] += sums[s];
    for (let c = 0; c < k; c++) total.weights[c] += clusterWeights[c];
  }
  return total;
}
