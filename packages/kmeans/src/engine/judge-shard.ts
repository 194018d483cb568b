import { BLOCK_ROWS } from "../blocks.js";
import { placeCentroids } from "./place-centroids.js";
import type { Shard } from "./shard.js";

/** Clusters that the kernel's tables have room for. */
const MOST_CLUSTERS = 255;

/**
 * What every row says about a partition, summed block by block: squared and simplified silhouettes, then the distances of each cluster's
 * rows to its mean. Unweighted; f32 decides the last digits.
 *
 * @param shard Its labels are overwritten, its sums void from then on.
 * @param labels The partition.
 * @param means `k × featureCount`.
 * @param counts Rows of each cluster.
 * @param within Squared distances to the means, summed for each cluster.
 */
export function judgeShard(
  shard: Shard,
  labels: Uint8Array,
  means: Float64Array,
  counts: ArrayLike<number>,
  within: Float64Array,
): Float64Array {
  const { kernel, layout: at, frame, rows } = shard.residence;
  const { buffer } = kernel.memory;
  const { rowCount, featureCount: d } = rows;
  const k = counts.length;
  shard.labels.set(labels);
  placeCentroids(shard.residence, means);
  const outAt = at.list + MOST_CLUSTERS * 16;
  const halves = new Float32Array(buffer, at.halves, k);
  const shifted = new Float32Array(buffer, at.clocks, k);
  const facts = new Float64Array(buffer, at.list, 2 * k);
  const out = new Float64Array(buffer, outAt, 2 + k);
  for (let c = 0; c < k; c++) {
    const spread = within[c] * frame.scale ** 2;
    // An empty cluster is nobody's neighbour.
    if (counts[c] === 0) halves[c] = 1e38;
    shifted[c] = counts[c] === 0 ? 1e38 : halves[c] + spread / counts[c] / 2;
    facts[2 * c] = counts[c];
    facts[2 * c + 1] = spread;
  }
  const total = new Float64Array(2 + k);
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) {
    out.fill(0);
    kernel.operations.judgeRows(
      Math.min(BLOCK_ROWS, rowCount - from),
      d,
      k,
      at.x + from * d * 4,
      at.labels + from,
      at.norms + from * 4,
      at.centroids,
      at.halves,
      at.clocks,
      at.list,
      at.scratch,
      outAt,
    );
    for (let s = 0; s < total.length; s++) total[s] += s < 2 ? out[s] : out[s] / frame.scale;
  }
  return total;
}
