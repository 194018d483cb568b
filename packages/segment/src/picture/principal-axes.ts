import type { Matrix } from "@coterie/kmeans";
import { covariance } from "./covariance.js";
import { leadingEigen } from "./leading-eigen.js";

/** The plane that shows most of the variance. */
export interface PrincipalAxes {
  readonly means: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Variance along x and y. */
  readonly variances: readonly [number, number];
  /** Share of all variance on x and on y. */
  readonly explained: readonly [number, number];
}

/** Multiplications the covariance may take; beyond, every so-manieth row stands for all. */
const BUDGET = 1e9;

/**
 * First two principal components of the dimensions of model space.
 *
 * @param matrix Customers in model space.
 * @returns Unit vectors with a fixed sign; with a single dimension the second is all zeros.
 */
export function principalAxes(matrix: Matrix): PrincipalAxes {
  const { rowCount, featureCount: d } = matrix;
  const stride = Math.max(1, Math.ceil((rowCount * d * d) / 2 / BUDGET));
  const { means, values } = covariance(matrix, stride);
  const eigen = leadingEigen(values, d);
  let total = 0;
  for (let j = 0; j < d; j++) total += values[j * d + j];
  const first = Math.max(0, eigen.values[0]);
  const second = d > 1 ? Math.max(0, eigen.values[1]) : 0;
  return {
    means,
    x: eigen.vectors[0],
    y: d > 1 ? eigen.vectors[1] : new Float64Array(d),
    variances: [first, second],
    explained: total > 0 ? [first / total, second / total] : [0, 0],
  };
}
