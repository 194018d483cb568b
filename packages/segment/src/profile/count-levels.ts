import { foldRareLevels } from "../statistics/fold-rare-levels.js";
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
 * @param minCell Levels of fewer customers are put together and lose their names (`foldRareLevels`).
 * @returns Counts of the levels that some customer has, in the order of `levels`.
 */
export function countLevels(
  codes: Int32Array,
  levels: readonly string[],
  labels: Uint8Array,
  k: number,
  minCell: number,
): LevelCounts {
  const folded = foldRareLevels(codes, levels, minCell);
  const levelCount = folded.levels.length;
  const counts = new Float64Array(levelCount * k);
  folded.codes.forEach((code, row) => {
    if (code >= 0) counts[code * k + labels[row]]++;
  });
  return { counts, levelCount, groupCount: k, names: folded.levels };
}
