import type { Matrix } from "../matrix.js";

/** How f64 values become the kernel's f32: centred, then scaled by a power of two, which is exact. */
export interface Frame {
  readonly centre: Float64Array;
  readonly scale: number;
  /** The greatest weight, 1 without weights: weights become shares of it. */
  readonly weightUnit: number;
}

/** Rows the centre is taken from; any centre is right, one near the mean is accurate. */
const CENTRE_ROWS = 4096;

/**
 * The frame of a table: its centre is near the mean, and no centred value exceeds 1.
 *
 * @param matrix Finite values.
 * @param weights One per row, or null for 1.
 * @param low Least value of each column.
 * @param high Greatest value of each column.
 */
export function frameOf(matrix: Matrix, weights: Float64Array | null, low: Float64Array, high: Float64Array): Frame {
  const { values, rowCount, featureCount: d } = matrix;
  const centre = new Float64Array(d);
  const step = Math.max(1, Math.ceil(rowCount / CENTRE_ROWS));
  const used = Math.ceil(rowCount / step);
  for (let i = 0; i < rowCount; i += step) {
    for (let j = 0; j < d; j++) centre[j] += values[i * d + j] / used;
  }
  let widest = 0;
  for (let j = 0; j < d; j++) widest = Math.max(widest, high[j] - centre[j], centre[j] - low[j]);
  const scale = widest > 0 ? 2 ** -Math.max(-1000, Math.min(1000, Math.ceil(Math.log2(widest)))) : 1;
  return { centre, scale, weightUnit: weights ? weights.reduce((most, w) => (w > most ? w : most), 0) : 1 };
}
