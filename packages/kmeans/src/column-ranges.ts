import type { Matrix } from "./matrix.js";

/** Least and greatest value of each column. */
export interface ColumnRanges {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The ranges of the columns.
 *
 * @param matrix Finite values; without rows the ranges are empty numbers, NaN.
 */
export function columnRanges(matrix: Matrix): ColumnRanges {
  const { values, rowCount, featureCount: d } = matrix;
  if (rowCount === 0) return { low: new Float64Array(d).fill(Number.NaN), high: new Float64Array(d).fill(Number.NaN) };
  const low = values.slice(0, d);
  const high = values.slice(0, d);
  for (let i = 0, at = 0; i < rowCount; i++) {
    for (let j = 0; j < d; j++, at++) {
      const x = values[at];
      if (x < low[j]) low[j] = x;
      if (x > high[j]) high[j] = x;
    }
  }
  return { low, high };
}
