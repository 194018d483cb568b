import type { Matrix } from "@coterie/kmeans";
import { rowKernel } from "../kernel/row-kernel.js";
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
  return covarianceOf(matrix, stride, kernelProducts(matrix, stride) ?? plainProducts(matrix, stride));
}

/** Sums of the rows' steps from a centre, and of the products of every two columns' steps. */
export interface Products {
  readonly centre: Float64Array;
  readonly sums: Float64Array;
  /** `width × width`, of which what lies above the diagonal is filled. */
  readonly products: Float64Array;
  readonly width: number;
}

function covarianceOf(
  { rowCount, featureCount: d }: Matrix,
  stride: number,
  { centre, sums, products, width }: Products,
): Covariance {
  const used = Math.ceil(rowCount / stride);
  const off = sums.map((sum) => sum / used);
  const values = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = i; j < d; j++) {
      const value = products[i * width + j] / used - off[i] * off[j];
      values[i * d + j] = value;
      values[j * d + i] = value;
    }
  }
  return { means: centre.map((x, j) => x + off[j]), values };
}

/** As many columns as are multiplied at a time, the last ones zeros. */
function widthOf(d: number): number {
  return 4 * Math.ceil(d / 4);
}

/** Products in the kernel; null where there is no SIMD. */
export function kernelProducts(matrix: Matrix, stride: number): Products | null {
  const kernel = rowKernel(matrix);
  if (kernel === null) return null;
  const { featureCount: d } = matrix;
  const width = widthOf(d);
  const at = {
    centre: kernel.room(d),
    sums: kernel.room(d),
    steps: kernel.room(kernel.chunk * width),
    products: kernel.room(width * width),
  };
  const centre = roughMeans(matrix);
  kernel.numbersAt(at.centre, d).set(centre);
  kernel.eachChunk(stride, (count, rows) => {
    kernel.operations.addProducts(count, d, width, rows, at.centre, at.sums, at.steps, at.products);
  });
  return {
    centre,
    sums: kernel.numbersAt(at.sums, d).slice(),
    products: kernel.numbersAt(at.products, width * width).slice(),
    width,
  };
}

/** Products in JavaScript, to the bit: what runs where there is no SIMD. */
export function plainProducts(matrix: Matrix, stride: number): Products {
  const { values, rowCount, featureCount: d } = matrix;
  const used = Math.ceil(rowCount / stride);
  const centre = roughMeans(matrix);
  const width = widthOf(d);
  const steps = new Float64Array(CHUNK * width);
  const sums = new Float64Array(d);
  const products = new Float64Array(width * width);
  for (let from = 0; from < used; from += CHUNK) {
    const count = Math.min(CHUNK, used - from);
    takeSteps(steps, width, values, from * stride * d, stride * d, count, centre, sums);
    for (let i = 0; i < width; i += 4) {
      for (let j = i; j < width; j += 4) addProducts(products, steps, count, width, i, j);
    }
  }
  return { centre, sums, products, width };
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

/** Add the products of four columns and four others, row after row. */
function addProducts(
  products: Float64Array,
  steps: Float64Array,
  count: number,
  width: number,
  left: number,
  right: number,
): void {
  for (let i = left; i < left + 4; i++) {
    const at = i * width + right;
    let a = products[at];
    let b = products[at + 1];
    let c = products[at + 2];
    let d = products[at + 3];
    for (let row = 0; row < count * width; row += width) {
      const x = steps[row + i];
      a += x * steps[row + right];
      b += x * steps[row + right + 1];
      c += x * steps[row + right + 2];
      d += x * steps[row + right + 3];
    }
    products[at] = a;
    products[at + 1] = b;
    products[at + 2] = c;
    products[at + 3] = d;
  }
}
