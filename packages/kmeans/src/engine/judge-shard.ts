import { BLOCK_ROWS, blocks } from "../blocks.js";
import { squaredDistance } from "../lloyd/assign-rows.js";
import type { AnyMatrix } from "../matrix.js";
import { MOST_CLUSTERS } from "./layout.js";
import { placeCentroids } from "./place-centroids.js";
import type { Shard } from "./shard.js";

/** A partition as its rows add up to it. */
export interface PartitionFacts {
  /** `k × featureCount`. */
  readonly means: Float64Array;
  readonly weights: Float64Array;
  /** Rows of positive weight. */
  readonly counts: Float64Array;
  /** Weighted squared distances to the means. */
  readonly within: Float64Array;
}

/**
 * What every row says about a partition, summed block by block: squared silhouettes, simplified silhouettes, then the distances of each
 * cluster's rows to its mean; `blocks × (2 + k)`. Unweighted; f32 decides the last digits.
 *
 * @param shard Holds the labels.
 * @param facts The partition.
 */
export function judgeShard(shard: Shard, { means, counts, within }: PartitionFacts): Float64Array {
  const { kernel, layout: at, frame, rows } = shard.residence;
  const { buffer } = kernel.memory;
  const { rowCount, featureCount: d } = rows;
  const k = counts.length;
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
  const judged = new Float64Array(Math.ceil(rowCount / BLOCK_ROWS) * (2 + k));
  for (const [from, to] of blocks(rowCount)) {
    out.fill(0);
    kernel.operations.judgeRows(
      to - from,
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
    const into = (from / BLOCK_ROWS) * (2 + k);
    for (let s = 0; s < out.length; s++) judged[into + s] = s < 2 ? out[s] : out[s] / frame.scale;
  }
  return judged;
}

/**
 * The same in plain f64, weighted.
 *
 * @param matrix The rows.
 * @param weights One per row, or null for 1.
 * @param labels The cluster of each.
 * @param facts The partition.
 */
export function judgePlainly(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  labels: Uint8Array,
  { means, weights: clusterWeights, counts, within }: PartitionFacts,
): Float64Array {
  const { values, rowCount, featureCount: d } = matrix;
  const k = counts.length;
  const judged = new Float64Array(Math.ceil(rowCount / BLOCK_ROWS) * (2 + k));
  const spread = within.map((sum, c) => sum / clusterWeights[c]);
  for (let i = 0; i < rowCount; i++) {
    const w = weights ? weights[i] : 1;
    if (w === 0) continue;
    const into = Math.floor(i / BLOCK_ROWS) * (2 + k);
    const own = labels[i];
    const square = squaredDistance(values, i * d, means, own * d, d);
    judged[into + 2 + own] += w * Math.sqrt(square);
    if (counts[own] < 2) continue;
    let nearest = Number.POSITIVE_INFINITY;
    let nearestMean = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      if (c === own || clusterWeights[c] === 0) continue;
      const other = squaredDistance(values, i * d, means, c * d, d);
      if (other < nearest) nearest = other;
      if (other + spread[c] < nearestMean) nearestMean = other + spread[c];
    }
    const a = (clusterWeights[own] * square + within[own]) / (clusterWeights[own] - w);
    judged[into] += w * silhouette(a, nearestMean);
    judged[into + 1] += w * silhouette(Math.sqrt(square), Math.sqrt(nearest));
  }
  return judged;
}

/** (b − a) / max(a, b), 0 where both are 0. */
function silhouette(a: number, b: number): number {
  const larger = a > b ? a : b;
  return larger > 0 ? (b - a) / larger : 0;
}
