import type { CountTable } from "./hide-small-cells.js";

/** A category by segment: the levels that occur, and how many customers of each segment have them. */
export interface LevelCounts extends CountTable {
  readonly names: readonly string[];
}

/**
 * Count a category's levels in every segment.
 *
 * @param codes Level of each row, −1 where missing.
 * @param levels Names of the levels.
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 * @returns Counts of the levels that some customer has, in the order of `levels`.
 */
export function countLevels(codes: Int32Array, levels: readonly string[], labels: Uint8Array, k: number): LevelCounts {
  const counts = new Float64Array(levels.length * k);
  for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) counts[codes[i] * k + labels[i]]++;
  const occurring = levels
    .map((_, level) => level)
    .filter((level) => counts.subarray(level * k, level * k + k).some((count) => count > 0));
  const kept = new Float64Array(occurring.length * k);
  occurring.forEach((level, at) => {
    kept.set(counts.subarray(level * k, level * k + k), at * k);
  });
  return { counts: kept, levelCount: occurring.length, groupCount: k, names: occurring.map((level) => levels[level]) };
}
