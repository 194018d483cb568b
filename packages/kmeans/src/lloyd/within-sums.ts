import { blocks } from "../blocks.js";
import type { AnyMatrix } from "../matrix.js";
import { squaredDistance } from "./assign-rows.js";

/**
 * Weighted squared distances of the rows to their centroid, summed for each cluster.
 *
 * @param matrix The rows.
 * @param weights One per row, or null for 1.
 * @param labels The cluster of each row.
 * @param centroids `k × featureCount`.
 * @returns One sum for each cluster; blocks are merged with a carried correction (Neumaier 1974), so 10 million rows lose no digit.
 */
export function withinSums(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  labels: Uint8Array,
  centroids: Float64Array,
): Float64Array {
  const { values, rowCount, featureCount: d } = matrix;
  const k = centroids.length / d;
  const total = new Float64Array(k);
  const carry = new Float64Array(k);
  const part = new Float64Array(k);
  for (const [from, to] of blocks(rowCount)) {
    part.fill(0);
    for (let i = from; i < to; i++) {
      const c = labels[i];
      const square = squaredDistance(values, i * d, centroids, c * d, d);
      part[c] += weights ? weights[i] * square : square;
    }
    for (let c = 0; c < k; c++) addCarried(total, carry, c, part[c]);
  }
  for (let c = 0; c < k; c++) total[c] += carry[c];
  return total;
}

/**
 * Sum of numbers with a carried correction.
 *
 * @param numbers In the order they are added.
 */
export function carriedSum(numbers: ArrayLike<number>): number {
  const total = new Float64Array(1);
  const carry = new Float64Array(1);
  for (let i = 0; i < numbers.length; i++) addCarried(total, carry, 0, numbers[i]);
  return total[0] + carry[0];
}

function addCarried(total: Float64Array, carry: Float64Array, at: number, value: number): void {
  const before = total[at];
  const after = before + value;
  carry[at] += Math.abs(before) >= Math.abs(value) ? before - after + value : value - after + before;
  total[at] = after;
}
