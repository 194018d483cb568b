import type { Matrix } from "@coterie/kmeans";
import { rowKernel } from "../kernel/row-kernel.js";
import { roughMeans } from "./rough-means.js";

/** What the rows of segments add up to, in steps from the rough mean of all: far from zero, too, they keep their digits. */
interface SegmentSums {
  readonly sizes: Float64Array;
  /** `k × featureCount`. */
  readonly sums: Float64Array;
  /** Squared, by column, over all segments. */
  readonly squares: Float64Array;
}

/** Adds up the same rows by one partition or another: the segment of each row, below `k`. */
type SumBySegment = (labels: ArrayLike<number>, k: number) => SegmentSums;

/** Squared distances by column. */
export interface Spread {
  /** Of all rows to their mean. */
  readonly all: Float64Array;
  /** Of the segments' means to the mean of all, times their sizes. */
  readonly between: Float64Array;
}

/**
 * What spreads the rows of a matrix, by one partition or another.
 *
 * @param matrix Rows.
 */
export function spreadBySegment(matrix: Matrix): (labels: ArrayLike<number>, k: number) => Spread {
  const sum = kernelSums(matrix) ?? plainSums(matrix);
  return (labels, k) => spreadOf(sum(labels, k), matrix.rowCount);
}

function spreadOf({ sizes, sums, squares }: SegmentSums, rowCount: number): Spread {
  const d = squares.length;
  const means = new Float64Array(d);
  for (let at = 0; at < sums.length; at++) means[at % d] += sums[at] / rowCount;
  const between = new Float64Array(d);
  for (let c = 0; c < sizes.length; c++) {
    if (sizes[c] === 0) continue;
    for (let j = 0; j < d; j++) between[j] += sizes[c] * (sums[c * d + j] / sizes[c] - means[j]) ** 2;
  }
  return { all: squares.map((square, j) => Math.max(0, square - rowCount * means[j] ** 2)), between };
}

/** Sums in the kernel; null where there is no SIMD. */
export function kernelSums(matrix: Matrix): SumBySegment | null {
  const kernel = rowKernel(matrix);
  if (kernel === null) return null;
  const { featureCount: d } = matrix;
  const centre = kernel.room(d);
  const squares = kernel.room(d);
  const labelsOfChunk = kernel.room(Math.ceil(kernel.chunk / 8));
  kernel.numbersAt(centre, d).set(roughMeans(matrix));
  let most = 0;
  let sizes = 0;
  let sums = 0;
  return (labels, k) => {
    if (k > most) {
      most = k;
      sizes = kernel.room(k);
      sums = kernel.room(k * d);
    }
    const [ofSizes, ofSums, ofSquares] = [
      kernel.numbersAt(sizes, k).fill(0),
      kernel.numbersAt(sums, k * d).fill(0),
      kernel.numbersAt(squares, d).fill(0),
    ];
    const own = kernel.bytesAt(labelsOfChunk, kernel.chunk);
    kernel.eachChunk(1, (count, rows, from) => {
      if (labels instanceof Uint8Array) own.set(labels.subarray(from, from + count));
      else for (let i = 0; i < count; i++) own[i] = labels[from + i];
      kernel.operations.addBySegment(count, d, rows, labelsOfChunk, centre, sizes, sums, squares);
    });
    return { sizes: ofSizes.slice(), sums: ofSums.slice(), squares: ofSquares.slice() };
  };
}

/** Sums in JavaScript, to the bit: what runs where there is no SIMD. */
export function plainSums(matrix: Matrix): SumBySegment {
  const { values, rowCount, featureCount: d } = matrix;
  const centre = roughMeans(matrix);
  return (labels, k) => {
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
  };
}
