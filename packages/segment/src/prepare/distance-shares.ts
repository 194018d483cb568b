import type { Matrix } from "@coterie/kmeans";
import { powerOfTwoUnit } from "../statistics/moments.js";

/**
 * Who decides the distances: each dimension's variance as a share of all dimensions' together.
 *
 * @param matrix Customers in model space.
 * @returns One share a dimension, adding up to 1 (all 0 where nothing varies).
 * @remarks The mean squared distance between two customers is twice the sum of the variances, so these are shares of it.
 */
export function distanceShares(matrix: Matrix): Float64Array {
  const { values, rowCount: n, featureCount: d } = matrix;
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  const unit = powerOfTwoUnit(largest);
  const means = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) means[j] += values[i * d + j] / unit;
  for (let j = 0; j < d; j++) means[j] /= n;
  const variances = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const step = values[i * d + j] / unit - means[j];
      variances[j] += step * step;
    }
  }
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  return variances.map((variance) => (total > 0 ? variance / total : 0));
}
