import type { Matrix } from "@coterie/kmeans";
import { powerOfTwoUnit } from "../statistics/moments.js";
import { isScaling } from "./apply-recipe.js";
import type { CategoryStep, NumericStep } from "./recipe.js";

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

/**
 * As `distanceShares`, from what steps were fitted with: a step that does no more than fill, centre, scale and weigh gives one dimension,
 * whose deviation is that of its values, over the scale.
 *
 * @param spreads Deviations of what the steps centre and scale.
 * @returns Null where a step does more than that.
 */
export function sharesOfSteps(
  steps: readonly (NumericStep | CategoryStep)[],
  spreads: readonly (number | undefined)[],
): readonly number[] | null {
  const deviations: number[] = [];
  for (const [s, step] of steps.entries()) {
    const spread = spreads[s];
    if (spread === undefined || !isScaling(step)) return null;
    deviations.push(((step.weight ?? 1) * spread) / step.scale);
  }
  const largest = deviations.reduce((most, deviation) => Math.max(most, deviation), 0);
  const squares = deviations.map((deviation) => (deviation / largest) ** 2);
  const total = squares.reduce((sum, square) => sum + square, 0);
  return squares.map((square) => square / total);
}

/** The population variance of each dimension. */
export function dimensionVariances(matrix: Matrix): Float64Array {
  const { sums, unit } = squaredDeviations(matrix);
  return sums.map((sum) => (sum / matrix.rowCount) * unit * unit);
}

/** Squared deviations from the mean, summed a dimension, in squares of `unit`. */
function squaredDeviations(matrix: Matrix): { readonly sums: Float64Array; readonly unit: number } {
  const { values, rowCount, featureCount } = matrix;
  const unit = powerOfTwoUnit(largestOf(values));
  // Of a power of two: as exact as dividing, and faster.
  const inverse = 1 / unit;
  const means = new Float64Array(featureCount);
  addRows(values, inverse, means);
  for (let j = 0; j < featureCount; j++) means[j] /= rowCount;
  const sums = new Float64Array(featureCount);
  addSquares(values, inverse, means, sums);
  return { sums, unit };
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest) largest = size;
  }
  return largest;
}

function addRows(values: Float64Array, inverse: number, sums: Float64Array): void {
  for (let i = 0; i < values.length; ) {
    for (let j = 0; j < sums.length; j++) sums[j] += values[i++] * inverse;
  }
}

function addSquares(values: Float64Array, inverse: number, means: Float64Array, sums: Float64Array): void {
  for (let i = 0; i < values.length; ) {
    for (let j = 0; j < sums.length; j++) {
      const step = values[i++] * inverse - means[j];
      sums[j] += step * step;
    }
  }
}
