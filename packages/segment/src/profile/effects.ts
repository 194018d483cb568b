import { countBelow, countUpTo } from "../statistics/counts-at.js";
import type { Dominance } from "./dominance.js";

/**
 * Cliff's delta of a segment against everyone else: P(here > other) − P(here < other), ties counting for neither.
 *
 * @param table Who lies above whom.
 * @param segment From 0.
 * @returns From −1 to 1, or null where one side is empty.
 * @remarks Exact in counts to 2^53. Cliff (1993), Psychological Bulletin 114.
 */
export function deltaToOthers({ counts, balance }: Dominance, segment: number): number | null {
  const others = counts.reduce((sum, count, other) => (other === segment ? sum : sum + count), 0);
  const pairs = counts[segment] * others;
  if (pairs === 0) return null;
  const wins = (pairs + balance[segment].reduce((sum, each) => sum + each, 0)) / 2;
  return (2 * wins) / pairs - 1;
}

/**
 * Mid-distribution percentile: the share of values below `x` and half of those equal to it.
 *
 * @param sorted Ascending.
 * @param x Any number.
 * @returns From 0 to 1; NaN of nothing.
 */
export function midPercentile(sorted: Float64Array, x: number): number {
  return (countBelow(sorted, x) + countUpTo(sorted, x)) / 2 / sorted.length;
}

/** Count, mean and sum of squared deviations of a group, in the order summed. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Standardised difference of a group from all others: the difference of means over the pooled standard deviation (Cohen's d).
 *
 * @param here The group.
 * @param other Everyone else.
 * @returns The difference; 0 where neither varies and the means agree, null where it cannot be computed.
 */
export function standardizedDifference(here: Spread, other: Spread): number | null {
  const freedom = here.count + other.count - 2;
  if (here.count === 0 || other.count === 0 || freedom <= 0) return null;
  const pooled = Math.sqrt((here.squares + other.squares) / freedom);
  const difference = here.mean - other.mean;
  if (pooled === 0) return difference === 0 ? 0 : null;
  return difference / pooled;
}
