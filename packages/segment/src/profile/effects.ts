/**
 * Cliff's delta of a group against everyone else: P(here > other) − P(here < other), ties counting for neither.
 *
 * @param group The group's values, ascending.
 * @param all Everyone's values, ascending, the group's among them.
 * @returns From −1 to 1, or null where one side is empty.
 * @remarks O(n) on sorted values, exact in counts to 2^53. Cliff (1993), Psychological Bulletin 114.
 */
export function cliffsDelta(group: Float64Array, all: Float64Array): number | null {
  const others = all.length - group.length;
  if (group.length === 0 || others === 0) return null;
  let below = 0;
  let upTo = 0;
  let doubled = 0;
  for (let i = 0; i < group.length; i++) {
    const x = group[i];
    while (below < all.length && all[below] < x) below++;
    if (upTo < below) upTo = below;
    while (upTo < all.length && all[upTo] === x) upTo++;
    doubled += below + upTo;
  }
  // Within the group every pair is counted once from each side, so its own part of the sum is length².
  const wins = (doubled - group.length * group.length) / 2;
  return (2 * wins) / (group.length * others) - 1;
}

/**
 * Mid-distribution percentile: the share of values below `x` and half of those equal to it.
 *
 * @param sorted Ascending.
 * @param x Any number.
 * @returns From 0 to 1; NaN of nothing.
 */
export function midPercentile(sorted: Float64Array, x: number): number {
  const below = firstAtLeast(sorted, x, false);
  const upTo = firstAtLeast(sorted, x, true);
  return (below + upTo) / 2 / sorted.length;
}

/** Index of the first value ≥ `x`, or > `x` when `beyond`. */
function firstAtLeast(sorted: Float64Array, x: number, beyond: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x || (beyond && sorted[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
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
