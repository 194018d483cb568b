import type { Matrix } from "@coterie/kmeans";
import { rowKernel } from "../kernel/row-kernel.js";
import type { Recipe } from "../prepare/recipe.js";
import { roughMeans } from "../statistics/rough-means.js";

/** What a column has to do with the distances between customers, and with the segments drawn from them. */
export interface Influence {
  /** Share of the squared distance between any two customers. */
  readonly distance: number;
  /** Share of the squared distance between the segments' centroids and the mean of all: what the segments were drawn by. */
  readonly separation: number;
  /** Share of the column's own variance that lies between the segments: 1 = knowing the segment is knowing the column. */
  readonly explained: number;
}

/**
 * The influence of each column on a partition.
 *
 * @param matrix Customers in model space.
 * @param labels Segment of each, from 0.
 * @param k Segments.
 * @param recipe Tells which dimensions are one column.
 * @returns By name of column, in the recipe's order. Distance and separation each add up to 1, where there is any.
 */
export function influences(
  matrix: Matrix,
  labels: ArrayLike<number>,
  k: number,
  recipe: Recipe,
): ReadonlyMap<string, Influence> {
  const { rowCount: n, featureCount: d } = matrix;
  const { sizes, sums, squares } = kernelSums(matrix, labels, k) ?? plainSums(matrix, labels, k);
  const means = Float64Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += sums[c * d + j];
    return sum / n;
  });
  const all = squares.map((square, j) => Math.max(0, square - n * means[j] ** 2));
  const between = Float64Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < k; c++) if (sizes[c] > 0) sum += sizes[c] * (sums[c * d + j] / sizes[c] - means[j]) ** 2;
    return sum;
  });
  const columns = new Map<string, { all: number; between: number }>();
  recipe.dimensions.forEach(({ column }, j) => {
    const known = columns.get(column) ?? { all: 0, between: 0 };
    columns.set(column, { all: known.all + all[j], between: known.between + between[j] });
  });
  const total = all.reduce((sum, x) => sum + x, 0);
  const apart = between.reduce((sum, x) => sum + x, 0);
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  return new Map(
    [...columns].map(([column, own]) => [
      column,
      {
        distance: share(own.all, total),
        separation: share(own.between, apart),
        explained: share(own.between, own.all),
      },
    ]),
  );
}

/** What the rows add up to, in steps from their rough mean. */
export interface SegmentSums {
  readonly sizes: Float64Array;
  /** `k × d`. */
  readonly sums: Float64Array;
  /** By dimension, over all segments. */
  readonly squares: Float64Array;
}

/** Sums in the kernel; null where there is no SIMD. */
export function kernelSums(matrix: Matrix, labels: ArrayLike<number>, k: number): SegmentSums | null {
  const kernel = rowKernel(matrix);
  if (kernel === null) return null;
  const { featureCount: d } = matrix;
  const at = {
    labels: kernel.room(Math.ceil(kernel.chunk / 8)),
    centre: kernel.room(d),
    sizes: kernel.room(k),
    sums: kernel.room(k * d),
    squares: kernel.room(d),
  };
  kernel.numbersAt(at.centre, d).set(roughMeans(matrix));
  const own = kernel.bytesAt(at.labels, kernel.chunk);
  kernel.eachChunk(1, (count, rows, from) => {
    if (labels instanceof Uint8Array) own.set(labels.subarray(from, from + count));
    else for (let i = 0; i < count; i++) own[i] = labels[from + i];
    kernel.operations.addInfluence(count, d, rows, at.labels, at.centre, at.sizes, at.sums, at.squares);
  });
  return {
    sizes: kernel.numbersAt(at.sizes, k).slice(),
    sums: kernel.numbersAt(at.sums, k * d).slice(),
    squares: kernel.numbersAt(at.squares, d).slice(),
  };
}

/** Sums in JavaScript, to the bit: what runs where there is no SIMD. */
export function plainSums(matrix: Matrix, labels: ArrayLike<number>, k: number): SegmentSums {
  const { values, rowCount, featureCount: d } = matrix;
  const centre = roughMeans(matrix);
  const sizes = new Float64Array(k);
  const sums = new Float64Array(k * d);
  const squares = new Float64Array(d);
  for (let i = 0, at = 0; i < rowCount; i++) {
    const own = labels[i] * d;
    sizes[labels[i]]++;
    for (let j = 0; j < d; j++, at++) {
      const step = values[at] - centre[j];
      sums[own + j] += step;
      squares[j] += step * step;
    }
  }
  return { sizes, sums, squares };
}
