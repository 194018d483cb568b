import type { LevelScale } from "./level-scale.js";

/**
 * Levels by equal shares of all customers: tertiles for three words, quartiles for four. A segment stands where the mid-distribution
 * percentile of its median falls. Only the outer levels ask for an effect; without it the next one toward the middle holds.
 *
 * @param parts A column's values by segment, ascending (`sortedSegments`).
 * @param levelCount Three or more.
 */
export function quantileScale(parts: readonly Float64Array[], levelCount: number): LevelScale {
  const position = (value: number): number => midPercentile(parts, value);
  return {
    pooled: (segments) => pooledMedian(segments.map((segment) => parts[segment])),
    position,
    level: (value) => Math.min(levelCount - 1, Math.floor(position(value) * levelCount)),
    withoutEffect: (level) => Math.min(levelCount - 2, Math.max(1, level)),
    bounds: (level) => [level / levelCount, (level + 1) / levelCount],
  };
}

/** Share of all values below `value`, plus half the share equal to it. Parzen (2004), Statistical Science 19. */
function midPercentile(parts: readonly Float64Array[], value: number): number {
  let twiceBelow = 0;
  let count = 0;
  for (const part of parts) {
    twiceBelow += countWhile(part, (x) => x < value) + countWhile(part, (x) => x <= value);
    count += part.length;
  }
  return twiceBelow / (2 * count);
}

function countWhile(ascending: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(ascending[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pooledMedian(parts: readonly Float64Array[]): number {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  all.sort();
  const half = all.length >>> 1;
  return all.length % 2 === 1 ? all[half] : (all[half - 1] + all[half]) / 2;
}
