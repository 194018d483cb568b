import type { Matrix } from "@coterie/kmeans";
import { roughMeans } from "../statistics/rough-means.js";

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
 * @remarks O(rows · featureCount²), in one pass over the rows.
 */
export function covariance(matrix: Matrix, stride = 1): Covariance {
  const { values, rowCount, featureCount: d } = matrix;
  const used = Math.ceil(rowCount / stride);
  const centre = roughMeans(matrix);
  // As many columns as are multiplied at a time, the last ones zeros.
  const width = 4 * Math.ceil(d / 4);
  const steps = new Float64Array(CHUNK * width);
  const sums = new Float64Array(d);
  const products = new Float64Array(width * width);
  for (let from = 0; from < used; from += CHUNK) {
    const count = Math.min(CHUNK, used - from);
    takeSteps(steps, width, values, from * stride * d, stride * d, count, centre, sums);
    for (let i = 0; i < width; i += 2) {
      for (let j = i & ~3; j < width; j += 4) addProducts(products, steps, count, width, i, j);
    }
  }
  const off = sums.map((sum) => sum / used);
  const covariances = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = i; j < d; j++) {
      const value = products[i * width + j] / used - off[i] * off[j];
      covariances[i * d + j] = value;
      covariances[j * d + i] = value;
    }
  }
  return { means: centre.map((x, j) => x + off[j]), values: covariances };
}

/** Steps of some rows from the centre, laid side by side, and their sums. */
function takeSteps(
  steps: Float64Array,
  width: number,
  values: Float64Array,
  from: number,
  apart: number,
  count: number,
  centre: Float64Array,
  sums: Float64Array,
): void {
  for (let r = 0; r < count; r++) {
    const row = from + r * apart;
    for (let j = 0; j < centre.length; j++) {
      const step = values[row + j] - centre[j];
      sums[j] += step;
      steps[r * width + j] = step;
    }
  }
}

/** Add the products of two columns and four others, row after row: eight at a time, so that one addition need not wait for the other. */
function addProducts(
  products: Float64Array,
  steps: Float64Array,
  count: number,
  width: number,
  i: number,
  j: number,
): void {
  const at = i * width + j;
  const below = at + width;
  let a = products[at];
  let b = products[at + 1];
  let c = products[at + 2];
  let d = products[at + 3];
  let e = products[below];
  let f = products[below + 1];
  let g = products[below + 2];
  let h = products[below + 3];
  for (let row = 0; row < count * width; row += width) {
    const x = steps[row + i];
    const y = steps[row + i + 1];
    const p = steps[row + j];
    const q = steps[row + j + 1];
    const r = steps[row + j + 2];
    const s = steps[row + j + 3];
    a += x * p;
    b += x * q;
    c += x * r;
    d += x * s;
    e += y * p;
    f += y * q;
    g += y * r;
    h += y * s;
  }
  products[at] = a;
  products[at + 1] = b;
  products[at + 2] = c;
  products[at + 3] = d;
  products[below] = e;
  products[below + 1] = f;
  products[below + 2] = g;
  products[below + 3] = h;
}
