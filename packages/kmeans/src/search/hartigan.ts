import { squaredDistance } from "../lloyd/assign-rows.js";
import { clusterSums } from "../lloyd/cluster-sums.js";
import { meansOf } from "../lloyd/lloyd.js";
import type { AnyMatrix } from "../matrix.js";

/** What a polish did. */
export interface Polish {
  readonly centroids: Float64Array;
  readonly moves: number;
}

/** Times that all rows are gone through at most. */
export const MOST_PASSES = 100;

/**
 * Move single rows between clusters while that lowers the inertia, which finds its way out of many partitions where Lloyd's algorithm stands still.
 * In plain code: `polisher` does the same in the kernel.
 *
 * @param matrix The rows.
 * @param weights One per row, or null for 1.
 * @param labels The partition; changed.
 * @param centroids Its means; not modified.
 * @returns The means after the moves and how many there were; 0 means the partition is optimal under single moves.
 * @remarks Hartigan (1975), Clustering Algorithms; gains in the form of Telgarsky & Vattani (2010), AISTATS.
 */
export function hartigan(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  labels: Uint8Array,
  centroids: Float64Array,
): Polish {
  const { values, rowCount, featureCount: d } = matrix;
  const k = centroids.length / d;
  const { weights: clusterWeights, counts } = clusterSums(matrix, weights, labels, k);
  let means: Float64Array = centroids.slice();
  let moves = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let movedInPass = 0;
    for (let i = 0; i < rowCount; i++) {
      const w = weights ? weights[i] : 1;
      const a = labels[i];
      if (w === 0 || counts[a] < 2) continue;
      const own = squaredDistance(values, i * d, means, a * d, d);
      if (own === 0) continue;
      const leave = (clusterWeights[a] / (clusterWeights[a] - w)) * own;
      // A gain must show above rounding, or equal rows would be passed to and fro for ever.
      const b = cheapest(values, i * d, means, clusterWeights, w, a, leave * (1 - 1e-12));
      if (b < 0) continue;
      moveMean(values, i * d, means, a * d, d, -w / (clusterWeights[a] - w));
      moveMean(values, i * d, means, b * d, d, w / (clusterWeights[b] + w));
      clusterWeights[a] -= w;
      clusterWeights[b] += w;
      counts[a]--;
      counts[b]++;
      labels[i] = b;
      movedInPass++;
    }
    if (movedInPass === 0) break;
    moves += movedInPass;
    means = meansOf(clusterSums(matrix, weights, labels, k), means);
  }
  return { centroids: means, moves };
}

/** The cluster that is cheapest to join, if joining it costs less than `bound`; else -1. */
function cheapest(
  values: Float64Array | Float32Array,
  offset: number,
  means: Float64Array,
  clusterWeights: Float64Array,
  w: number,
  own: number,
  bound: number,
): number {
  const d = means.length / clusterWeights.length;
  let least = bound;
  let found = -1;
  for (let c = 0; c < clusterWeights.length; c++) {
    if (c === own) continue;
    const cost = (clusterWeights[c] / (clusterWeights[c] + w)) * squaredDistance(values, offset, means, c * d, d);
    if (cost < least) {
      least = cost;
      found = c;
    }
  }
  return found;
}

function moveMean(
  values: Float64Array | Float32Array,
  offset: number,
  means: Float64Array,
  at: number,
  d: number,
  share: number,
): void {
  for (let j = 0; j < d; j++) means[at + j] += (values[offset + j] - means[at + j]) * share;
}
