import type { AnyMatrix } from "./matrix.js";

/** Least and greatest value of each column; infinite the wrong way round without rows. */
export interface ColumnRanges {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Rows gone through column by column before the next ones: they stay in the nearest cache. */
const STRETCH = 512;

/**
 * The ranges of the columns, and whether all values are finite, in one pass.
 *
 * @param matrix Any values; its shape must be right.
 * @returns Null where a value is NaN or infinite.
 */
export function columnRanges({ values, rowCount, featureCount: d }: AnyMatrix): ColumnRanges | null {
  const low = new Float64Array(d).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(d).fill(Number.NEGATIVE_INFINITY);
  // x - x is 0 exactly for finite x and NaN otherwise.
  let trace = 0;
  for (let from = 0; from < rowCount; from += STRETCH) {
    const end = Math.min(rowCount, from + STRETCH) * d;
    for (let j = 0; j < d; j++) {
      let least = low[j];
      let most = high[j];
      for (let at = from * d + j; at < end; at += d) {
        const x = values[at];
        least = x < least ? x : least;
        most = x > most ? x : most;
        trace += x - x;
      }
      low[j] = least;
      high[j] = most;
    }
  }
  return trace === 0 ? { low, high } : null;
}

/**
 * Ranges that also hold some points.
 *
 * @param ranges Of the rows.
 * @param points Whole rows of values, or null.
 */
export function widenRanges(ranges: ColumnRanges, points: Float64Array | null): ColumnRanges {
  if (!points) return ranges;
  const d = ranges.low.length;
  const low = ranges.low.slice();
  const high = ranges.high.slice();
  points.forEach((x, at) => {
    const j = at % d;
    if (x < low[j]) low[j] = x;
    if (x > high[j]) high[j] = x;
  });
  return { low, high };
}

/**
 * The squared length of the diagonal, which bounds every squared distance.
 *
 * @param ranges Infinite or NaN where f64 cannot hold it.
 */
export function squaredSpan({ low, high }: ColumnRanges): number {
  return low.reduce((sum, least, j) => sum + (high[j] - least) ** 2, 0);
}
