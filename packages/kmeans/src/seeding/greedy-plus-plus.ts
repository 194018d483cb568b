import { BLOCK_ROWS, blocks } from "../blocks.js";
import { KMeansError } from "../kmeans-error.js";
import { squaredDistance } from "../lloyd/assign-rows.js";
import type { AnyMatrix } from "../matrix.js";
import type { Random } from "../random.js";

/**
 * Greedy k-means++ starting centroids: every next one is the best of `2 + ⌊ln k⌋` rows drawn by weight times squared distance.
 *
 * @param matrix The rows, at least `k` of them distinct.
 * @param weights One per row, or null for 1; rows of weight 0 are never drawn.
 * @param k Centroids wanted.
 * @param random Drawn from in a fixed order.
 * @param given Centroids to begin with, fewer than `k`; by default none.
 * @returns `k × featureCount`: those given, then copies of rows.
 * @throws {KMeansError} `bad-data` where rows differ by so little that their squared distances are 0.
 * @remarks Arthur & Vassilvitskii (2007), SODA. O(rowCount · k · featureCount · trials).
 */
export function greedyPlusPlus(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  k: number,
  random: Random,
  given: Float64Array = new Float64Array(0),
): Float64Array {
  const { values, rowCount, featureCount: d } = matrix;
  const trials = 2 + Math.floor(Math.log(k));
  const centroids = new Float64Array(k * d);
  centroids.set(given);
  if (given.length === 0) {
    const first = weights ? drawRow(weights, random) : random.below(rowCount);
    centroids.set(values.subarray(first * d, first * d + d));
  }
  if (k === 1) return centroids;

  const begun = Math.max(1, given.length / d);
  let potentials: Float64Array = new Float64Array(rowCount).fill(Number.POSITIVE_INFINITY);
  for (let c = 0; c < begun; c++) lower(matrix, weights, centroids, c, potentials, potentials);
  let candidate: Float64Array = new Float64Array(rowCount);
  let best: Float64Array = new Float64Array(rowCount);
  for (let c = begun; c < k; c++) {
    const sums = blockSums(potentials);
    let leastTotal = Number.POSITIVE_INFINITY;
    let bestRow = -1;
    for (let trial = 0; trial < trials; trial++) {
      const row = drawRow(potentials, random, sums);
      if (row < 0) {
        throw new KMeansError(
          "bad-data",
          `rows must differ enough for their squared distances not to vanish in f64; got ${c} of ${k} clusters before they did. Multiply the columns by a constant or standardise them.`,
        );
      }
      const total = lower(matrix, weights, values, row, potentials, candidate);
      if (total < leastTotal) {
        leastTotal = total;
        bestRow = row;
        [best, candidate] = [candidate, best];
      }
    }
    [potentials, best] = [best, potentials];
    centroids.set(values.subarray(bestRow * d, bestRow * d + d), c * d);
  }
  return centroids;
}

/** Writes `min(from, weight × squared distance to point p)` and returns its sum. */
function lower(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  points: AnyMatrix["values"],
  p: number,
  from: Float64Array,
  into: Float64Array,
): number {
  const { values, rowCount, featureCount: d } = matrix;
  let total = 0;
  for (let i = 0; i < rowCount; i++) {
    const square = squaredDistance(values, i * d, points, p * d, d);
    const potential = weights ? weights[i] * square : square;
    const least = potential < from[i] ? potential : from[i];
    into[i] = least;
    total += least;
  }
  return total;
}

function blockSums(masses: Float64Array): Float64Array {
  return Float64Array.from(blocks(masses.length), ([from, to]) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += masses[i];
    return sum;
  });
}

/** Draws a row with probability proportional to its mass, or -1 where there is no mass. */
function drawRow(masses: Float64Array, random: Random, sums: Float64Array = blockSums(masses)): number {
  let total = 0;
  for (const sum of sums) total += sum;
  if (!(total > 0)) return -1;
  let left = random.float() * total;
  let block = 0;
  const lastBlock = sums.findLastIndex((sum) => sum > 0);
  while (block < lastBlock && left >= sums[block]) left -= sums[block++];
  let drawn = -1;
  const end = Math.min(masses.length, (block + 1) * BLOCK_ROWS);
  for (let i = block * BLOCK_ROWS; i < end; i++) {
    if (masses[i] === 0) continue;
    drawn = i;
    if (left < masses[i]) break;
    left -= masses[i];
  }
  return drawn;
}
