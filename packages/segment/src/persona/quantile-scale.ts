import { midPercentile } from "../profile/effects.js";
import type { SortedGroups } from "../profile/sorted-groups.js";
import { quantile } from "../statistics/quantile.js";
import type { LevelScale } from "./level-scale.js";
import { pooledMedian } from "./pooled-median.js";

/**
 * Levels by equal shares of all customers: tertiles for three words, quartiles for four. A segment stands where the mid-distribution
 * percentile (Parzen 2004, Statistical Science 19) of its median falls. Only the outer levels ask for an effect; without it the next one
 * toward the middle holds.
 *
 * @param values One column, sorted.
 * @param levelCount Three or more.
 */
export function quantileScale(values: SortedGroups, levelCount: number): LevelScale {
  const position = (value: number): number => midPercentile(values.all, value);
  return {
    pooled: (segments) => pooledMedian(segments.map((segment) => values.groups[segment])),
    position,
    level: (value) => Math.min(levelCount - 1, Math.floor(position(value) * levelCount)),
    withoutEffect: (level) => Math.min(levelCount - 2, Math.max(1, level)),
    bounds: (level) => [level / levelCount, (level + 1) / levelCount],
    thresholds: (level) => [
      level === 0 ? null : quantile(values.all, level / levelCount),
      level === levelCount - 1 ? null : quantile(values.all, (level + 1) / levelCount),
    ],
  };
}
