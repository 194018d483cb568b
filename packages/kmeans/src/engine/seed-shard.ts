import type { AnyMatrix } from "../matrix.js";
import type { Random } from "../random.js";
import type { Shard } from "./shard.js";

/**
 * Greedy k-means++ on a shard that holds all rows: as `greedyPlusPlus`, with potentials in f32.
 *
 * @param shard Built with room for seeding.
 * @param k Centroids wanted.
 * @param random Drawn from in a fixed order.
 * @param given Centroids to begin with, fewer than `k`; by default none.
 * @returns `k × featureCount`: those given, then copies of rows; or null where the rows differ too little for f32 to tell.
 */
export function seedShard(
  shard: Shard,
  k: number,
  random: Random,
  given: Float64Array = new Float64Array(0),
): Float64Array | null {
  const { values, rowCount, featureCount: d, weights } = shard.rows;
  const { layout, kernel, frame } = shard.residence;
  const { operations, memory } = kernel;
  const trials = 2 + Math.floor(Math.log(k));
  const padded = Math.ceil(rowCount / 4) * 4;
  const y = new Float32Array(memory.buffer, layout.centroids, d);
  const weightsAt = weights ? layout.weights : 0;
  const centroids = new Float64Array(k * d);
  let [current, best, candidate] = layout.potentials;

  const lower = (points: AnyMatrix["values"], p: number, from: number, into: number): number => {
    for (let j = 0; j < d; j++) y[j] = (points[p * d + j] - frame.centre[j]) * frame.scale;
    return operations.lowerPotentials(padded, d, layout.x, layout.centroids, weightsAt, from, into);
  };
  const take = (row: number, c: number): void => centroids.set(values.subarray(row * d, row * d + d), c * d);

  const start = new Float32Array(memory.buffer, current, padded).fill(Number.POSITIVE_INFINITY);
  start.fill(0, rowCount);
  centroids.set(given);
  if (given.length === 0) take(weights ? drawWeighted(weights, random) : random.below(rowCount), 0);
  const begun = Math.max(1, given.length / d);
  let total = 0;
  for (let c = 0; c < begun && k > 1; c++) total = lower(centroids, c, current, current);
  for (let c = begun; c < k; c++) {
    let least = Number.POSITIVE_INFINITY;
    let bestRow = -1;
    if (!(total > 0)) return null;
    for (let trial = 0; trial < trials; trial++) {
      const row = operations.drawRow(rowCount, current, random.float() * total);
      const left = lower(values, row, current, candidate);
      if (left < least) {
        least = left;
        bestRow = row;
        [best, candidate] = [candidate, best];
      }
    }
    [current, best] = [best, current];
    total = least;
    take(bestRow, c);
  }
  return centroids;
}

/** Draws a row with probability proportional to its weight. */
function drawWeighted(weights: Float64Array, random: Random): number {
  let total = 0;
  for (const w of weights) total += w;
  let left = random.float() * total;
  let drawn = -1;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    drawn = i;
    if (left < weights[i]) break;
    left -= weights[i];
  }
  return drawn;
}
