import { columnRanges, widenRanges } from "../column-ranges.js";
import type { AnyMatrix, Matrix } from "../matrix.js";

/** How f64 values become the kernel's f32: centred, then scaled by a power of two, which is exact. */
export interface Frame {
  readonly centre: Float64Array;
  readonly scale: number;
  /** The greatest weight, 1 without weights: weights become shares of it. */
  readonly weightUnit: number;
  /** 1.5 · 2^52 of the unit that sums of the rows are whole numbers of (see `Tally`); null where a unit that all rows leave room for says too little. */
  readonly magic: number | null;
}

/** Rows the centre is taken from; any centre is right, one near the mean is accurate. */
const CENTRE_ROWS = 512;

/**
 * The frame of a table: its centre is near the mean, and no centred value exceeds 1.
 *
 * @param matrix Finite values.
 * @param weights One per row, or null for 1.
 * @param low Least value of each column.
 * @param high Greatest value of each column.
 */
export function frameOf(matrix: AnyMatrix, weights: Float64Array | null, low: Float64Array, high: Float64Array): Frame {
  const few = fewRows(matrix);
  const centre = meanOf(few);
  const own = columnRanges(few) ?? { low, high };
  return frameAround(matrix.rowCount, centre, weights, widest(centre, low, high), widest(centre, own.low, own.high), 1);
}

/** Widths and weights with which nothing that fits the frame can vanish or overflow when it is squared, weighted and summed in f64. */
const NARROW = 1e-140;
const WIDE = 1e80;

/** Rows must on the whole lie as far from the centre, in the frame, for their sums to be told in its unit. */
const TOLD = 2 ** -10;

/** Rows fit the frame up to this length, and points may lie as many times farther out than the few rows. */
export const REACH = 1024;

/**
 * A frame from a few of the rows. Whether all of them fit shows when they are taken in.
 *
 * @param matrix Any values.
 * @param weights One per row, or null for 1.
 * @param points Whole rows of finite values that must fit, too; or null.
 * @returns Null where a few rows cannot tell: not finite, all equal, very wide, very narrow, or far from the points.
 */
export function sampledFrame(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  points: Float64Array | null,
): Frame | null {
  const few = fewRows(matrix);
  const ranges = columnRanges(few);
  if (!ranges || few.rowCount === 0) return null;
  const centre = meanOf(few);
  const width = widest(centre, ranges.low, ranges.high);
  const { low, high } = widenRanges(ranges, points);
  if (!(width > NARROW && width < WIDE && widest(centre, low, high) <= width * REACH)) return null;
  const frame = frameAround(matrix.rowCount, centre, weights, width, width, REACH);
  return frame.weightUnit < WIDE && centre.every((m) => Math.abs(m) < WIDE) ? frame : null;
}

/**
 * @param width The farthest that a value is from the centre.
 * @param own The farthest that one of the few rows is.
 * @param reach The farthest that a value of any row can be in the frame, a power of two.
 */
function frameAround(
  rowCount: number,
  centre: Float64Array,
  weights: Float64Array | null,
  width: number,
  own: number,
  reach: number,
): Frame {
  const scale = width > 0 ? 2 ** -Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(width)))) : 1;
  const weightUnit = weights ? weights.reduce((most, w) => (w > most ? w : most), 0) : 1;
  const magic = own * scale < TOLD ? null : 1.5 * 2 ** (52 - fractionBits(rowCount, reach));
  return { centre, scale, weightUnit, magic };
}

/** Bits after the point of the sums' unit: as many as leave room for all rows in 63 bits however far out they lie, and for one in 51. */
function fractionBits(rowCount: number, reach: number): number {
  return Math.min(40, 62 - Math.ceil(Math.log2(Math.max(1, rowCount) * reach)));
}

/** The farthest that a value can be from the centre. */
function widest(centre: Float64Array, low: Float64Array, high: Float64Array): number {
  return centre.reduce((most, m, j) => Math.max(most, high[j] - m, m - low[j]), 0);
}

/** Every so-many-th row. */
function fewRows({ values, rowCount, featureCount: d }: AnyMatrix): Matrix {
  const step = Math.max(1, Math.ceil(rowCount / CENTRE_ROWS));
  const few = new Float64Array(Math.ceil(rowCount / step) * d);
  for (let i = 0, at = 0; i < rowCount; i += step, at += d) {
    for (let j = 0; j < d; j++) few[at + j] = values[i * d + j];
  }
  return { values: few, rowCount: few.length / d, featureCount: d };
}

function meanOf({ values, rowCount, featureCount: d }: Matrix): Float64Array {
  const mean = new Float64Array(d);
  values.forEach((x, at) => {
    mean[at % d] += x / rowCount;
  });
  return mean;
}
