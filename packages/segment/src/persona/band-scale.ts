import { midPercentile } from "../profile/effects.js";
import type { SortedGroups } from "../profile/sorted-groups.js";
import type { LevelScale } from "./level-scale.js";
import { pooledMedian } from "./pooled-median.js";
import type { BandEdge } from "./vocabulary.js";

/**
 * Levels by bands the bank set. A segment stands where its median does; no level asks for an effect, for a band means what the bank says it
 * means, however few or many customers are in it.
 *
 * @param values One column, sorted.
 * @param edges Ascending, one fewer than levels.
 */
export function bandScale(values: SortedGroups, edges: readonly BandEdge[]): LevelScale {
  const position = (value: number): number => midPercentile(values.all, value);
  const thresholds = (level: number): readonly [number | null, number | null] => [
    edges[level - 1]?.at ?? null,
    edges[level]?.at ?? null,
  ];
  return {
    pooled: (segments) => pooledMedian(segments.map((segment) => values.groups[segment])),
    position,
    level: (value) => edges.filter(({ at, lowerHolds }) => value > at || (value === at && !lowerHolds)).length,
    withoutEffect: (level) => level,
    bounds: (level) => {
      const [from, to] = thresholds(level);
      return [from === null ? 0 : position(from), to === null ? 1 : position(to)];
    },
    thresholds,
  };
}
