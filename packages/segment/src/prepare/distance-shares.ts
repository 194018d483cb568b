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
  const { sums } = squaredDeviations(matrix);
  const total = sums.reduce((sum, each) => sum + each, 0);
  return sums.map((each) => (total > 0 ? each / total : 0));
}

/** The population variance of each dimension. */
export function dimensionVariances(matrix: Matrix): Float64Array {
  const { sums, unit } = squaredDeviations(matrix);
  return sums.map((sum) => (sum / matrix.rowCount) * unit * unit);
}

/** Squared deviations from the mean, summed a dimension, in squares of `unit`. */
function squaredDeviations(matrix: Matrix): { readonly sums: Float64Array; readonly unit: number } {
  const { values, rowCount: n, featureCount: d } = matrix;
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  const unit = powerOfTwoUnit(largest);
  const means = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) means[j] += values[i * d + j] / unit;
  for (let j = 0; j < d; j++) means[j] /= n;
  const sums = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const step = values[i * d + j] / unit - means[j];
      sums[j] += step * step;
    }
  }
  return { sums, unit };
}
