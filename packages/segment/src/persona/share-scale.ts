import type { LevelScale } from "./level-scale.js";

/** The words of a 0/1 column, least first, as `shareScale` counts its levels. */
export type ShareLevel = "rarely" | "less often" | "as often as others" | "more often" | "often";

export const shareLevels: readonly ShareLevel[] = ["rarely", "less often", "as often as others", "more often", "often"];

/** A plain "rarely" is said only of fewer than a quarter of a segment, a plain "often" only of more than half: lift alone would call 20% often. */
const RARELY_UNDER = 0.25;
const OFTEN_OVER = 0.5;
const MIDDLE = 2;

/**
 * Levels of a 0/1 column by lift, the segment's share over the share of all customers: under 1 is `less often`, over 1 `more often`.
 * Every level but the middle asks for an effect.
 *
 * @param parts The column's values, 0 and 1 only, by segment.
 * @param floor Difference of shares that counts as an effect: it bounds the middle level.
 */
export function shareScale(parts: readonly Float64Array[], floor: number): LevelScale {
  const pooled = (segments: readonly number[]): number => {
    let ones = 0;
    let count = 0;
    for (const segment of segments) {
      for (const value of parts[segment]) ones += value;
      count += parts[segment].length;
    }
    return ones / count;
  };
  const base = pooled(parts.map((_, segment) => segment));
  const lift = (share: number): number => share / base;
  const rare = Math.min(1, lift(RARELY_UNDER));
  const often = Math.max(1, lift(OFTEN_OVER));
  const bounds = [
    [0, rare],
    [rare, 1],
    [Math.max(0, lift(base - floor)), lift(base + floor)],
    [1, often],
    [often, lift(1)],
  ] as const;
  return {
    pooled,
    position: lift,
    level: (share) => {
      if (share < base) return share < RARELY_UNDER ? 0 : 1;
      if (share > base) return share > OFTEN_OVER ? 4 : 3;
      return MIDDLE;
    },
    withoutEffect: () => MIDDLE,
    bounds: (level) => bounds[level],
    thresholds: (level) => [
      level === 0 ? null : bounds[level][0] * base,
      level === bounds.length - 1 ? null : bounds[level][1] * base,
    ],
  };
}
