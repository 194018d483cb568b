import { hideSmallCounts } from "./hide-small-counts.js";

/** How many customers have a value, as it may be shown. */
export interface CoarseCounts {
  readonly base: number;
  readonly segments: readonly number[];
}

/**
 * Counts of customers with a value from which no small count of customers without one follows by subtraction.
 *
 * @param sizes Customers in each segment.
 * @param present Those of them with a value.
 * @param minCell Fewest customers a shown count, and a difference of two, may stand for.
 * @returns Where 1 to `minCell − 1` customers have no value, everyone is counted as having one; so they are in the segments that would give such a count away.
 */
export function coarseCounts(sizes: Float64Array, present: Float64Array, minCell: number): CoarseCounts {
  const missing = sizes.map((size, s) => size - present[s]);
  const hidden = hideSmallCounts(missing, minCell);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const without = missing.reduce((sum, count) => sum + count, 0);
  return {
    base: without < minCell ? all : all - without,
    segments: Array.from(sizes, (size, s) => (hidden[s] === 1 ? size : present[s])),
  };
}
