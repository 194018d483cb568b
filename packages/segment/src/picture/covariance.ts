import type { Matrix } from "@coterie/kmeans";

/** Means and population covariance of the columns of a matrix. */
export interface Covariance {
  readonly means: Float64Array;
  /** `featureCount × featureCount`. */
  readonly values: Float64Array;
}

/**
 * Covariance of the dimensions of model space, summed in row order.
 *
 * @param matrix Customers in model space.
 * @param stride Every `stride`-th row is used (default 1: all).
 * @returns Means and covariance.
 * @remarks O(rows · featureCount²).
 */
export function covariance(matrix: Matrix, stride = 1): Covariance {
  const { values, rowCount, featureCount: d } = matrix;
  const means = new Float64Array(d);
  const used = Math.ceil(rowCount / stride);
  for (let row = 0; row < rowCount; row += stride) for (let j = 0; j < d; j++) means[j] += values[row * d + j] / used;
  const products = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let row = 0; row < rowCount; row += stride) {
    for (let j = 0; j < d; j++) centred[j] = values[row * d + j] - means[j];
    for (let i = 0; i < d; i++) {
      const x = centred[i];
      if (x === 0) continue;
      for (let j = i; j < d; j++) products[i * d + j] += x * centred[j];
    }
  }
  for (let i = 0; i < d; i++) {
    for (let j = i; j < d; j++) {
      products[i * d + j] /= used;
      products[j * d + i] = products[i * d + j];
    }
  }
  return { means, values: products };
}
