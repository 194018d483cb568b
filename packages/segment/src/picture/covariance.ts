import type { Matrix } from "@coterie/kmeans";

/** Means and population covariance of the columns of a matrix. */
export interface Covariance {
  readonly means: Float64Array;
  /** `featureCount × featureCount`. */
  readonly values: Float64Array;
}

/** Rows whose products are added at one go: they fit a near cache. */
const CHUNK = 512;

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
  const centred = new Float64Array(CHUNK * d);
  for (let from = 0; from < used; from += CHUNK) {
    const count = Math.min(CHUNK, used - from);
    for (let r = 0; r < count; r++) {
      const row = (from + r) * stride * d;
      for (let j = 0; j < d; j++) centred[r * d + j] = values[row + j] - means[j];
    }
    addProducts(products, centred, count, d);
  }
  for (let i = 0; i < d; i++) {
    for (let j = i; j < d; j++) {
      products[i * d + j] /= used;
      products[j * d + i] = products[i * d + j];
    }
  }
  return { means, values: products };
}

/** Add the products of every two columns, row after row; four at a time, so that one addition need not wait for the other. */
function addProducts(products: Float64Array, centred: Float64Array, count: number, d: number): void {
  for (let i = 0; i < d; i++) {
    let j = i;
    for (; j + 4 <= d; j += 4) {
      const at = i * d + j;
      let a = products[at];
      let b = products[at + 1];
      let c = products[at + 2];
      let e = products[at + 3];
      for (let row = 0; row < count * d; row += d) {
        const x = centred[row + i];
        a += x * centred[row + j];
        b += x * centred[row + j + 1];
        c += x * centred[row + j + 2];
        e += x * centred[row + j + 3];
      }
      products[at] = a;
      products[at + 1] = b;
      products[at + 2] = c;
      products[at + 3] = e;
    }
    for (; j < d; j++) {
      let a = products[i * d + j];
      for (let row = 0; row < count * d; row += d) a += centred[row + i] * centred[row + j];
      products[i * d + j] = a;
    }
  }
}
