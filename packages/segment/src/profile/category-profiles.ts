import type { CategoricalColumn } from "../customer-table.js";
import { countLevels } from "./count-levels.js";
import { hideSmallCells } from "./hide-small-cells.js";
import type { CategoryProfile, LevelProfile } from "./profile-types.js";

/** A category over all customers, and in each segment. */
export interface CategoryProfiles {
  readonly base: CategoryProfile;
  readonly segments: readonly CategoryProfile[];
}

/**
 * Describe a category in every segment: how many customers have each level, which share of those with a value, and how that compares.
 *
 * @param column The category; levels no customer has are left out, levels of fewer than `minCell` put together.
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 * @param minCell Cells of fewer customers are hidden with what would reveal them.
 * @returns The profiles; `count`, `share` and `lift` of a hidden cell are null.
 */
export function categoryProfiles(
  column: CategoricalColumn,
  labels: Uint8Array,
  k: number,
  minCell: number,
): CategoryProfiles {
  const { name } = column;
  const table = countLevels(column.codes, column.levels, labels, k, minCell);
  const { counts, names } = table;
  const hidden = hideSmallCells(table, minCell);
  const segmentIndexes = Array.from({ length: k }, (_, s) => s);
  const levelTotals = names.map((_, l) => segmentIndexes.reduce((sum, s) => sum + counts[l * k + s], 0));
  const groupTotals = segmentIndexes.map((s) => names.reduce((sum, _, l) => sum + counts[l * k + s], 0));
  const total = groupTotals.reduce((all, count) => all + count, 0);
  const base = names.map((level, l): LevelProfile => {
    if (hidden.totals[l] === 1) return { level, count: null, share: null, lift: null };
    return { level, count: levelTotals[l], share: levelTotals[l] / total, lift: 1 };
  });
  const segments = groupTotals.map((groupTotal, s) => ({
    column: name,
    levels: names.map((level, l): LevelProfile => {
      const count = counts[l * k + s];
      if (hidden.cells[l * k + s] === 1) return { level, count: null, share: null, lift: null };
      if (groupTotal === 0) return { level, count, share: null, lift: null };
      const share = count / groupTotal;
      return { level, count, share, lift: hidden.totals[l] === 1 ? null : share / (levelTotals[l] / total) };
    }),
  }));
  return { base: { column: name, levels: base }, segments };
}
