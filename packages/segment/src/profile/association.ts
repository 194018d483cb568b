import type { CategoricalColumn, NumericColumn } from "../customer-table.js";
import { bandsOf } from "./bands.js";
import { countLevels } from "./count-levels.js";
import { type CountTable, hideSmallCells } from "./hide-small-cells.js";
import type { Association } from "./profile-types.js";

/**
 * How strongly belonging to a segment goes with a protected or sensitive attribute.
 *
 * @param column The attribute; numbers are cut into bands first (`bandsOf`).
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 * @param minCell Levels of fewer customers are put together; shares that stand for fewer customers are hidden with what would reveal them.
 * @returns Cramér's V over all customers with a value, to three decimals, so that hidden cells cannot be solved for; and each segment's shares.
 */
export function association(
  column: NumericColumn | CategoricalColumn,
  labels: Uint8Array,
  k: number,
  minCell: number,
): Association {
  const { codes, levels } = column.kind === "categorical" ? column : bandsOf(column, minCell);
  const table = countLevels(codes, levels, labels, k, minCell);
  const { counts, names } = table;
  const hidden = hideSmallCells(table, minCell).cells;
  const v = cramersV(table);
  return {
    column: column.name,
    cramersV: v === null ? null : Math.round(v * 1000) / 1000,
    levels: names,
    shares: Array.from({ length: k }, (_, s) => {
      const total = names.reduce((sum, _, level) => sum + counts[level * k + s], 0);
      return names.map((_, level) =>
        total === 0 || hidden[level * k + s] === 1 ? null : counts[level * k + s] / total,
      );
    }),
  };
}

/**
 * Cramér's V of a table of counts: √(χ² / (n · (min(rows, columns) − 1))), over the rows and columns that are not empty.
 *
 * @param table Counts.
 * @returns From 0 (no association) to 1, or null where either side has fewer than two groups.
 */
export function cramersV(table: CountTable): number | null {
  const { counts, levelCount, groupCount } = table;
  const rows = new Float64Array(levelCount);
  const columns = new Float64Array(groupCount);
  let n = 0;
  for (let i = 0; i < levelCount; i++) {
    for (let j = 0; j < groupCount; j++) {
      rows[i] += counts[i * groupCount + j];
      columns[j] += counts[i * groupCount + j];
      n += counts[i * groupCount + j];
    }
  }
  const smaller = Math.min(rows.filter((count) => count > 0).length, columns.filter((count) => count > 0).length);
  if (smaller < 2) return null;
  let chiSquared = 0;
  for (let i = 0; i < levelCount; i++) {
    for (let j = 0; j < groupCount; j++) {
      const expected = (rows[i] * columns[j]) / n;
      if (expected > 0) chiSquared += (counts[i * groupCount + j] - expected) ** 2 / expected;
    }
  }
  return Math.min(1, Math.sqrt(chiSquared / (n * (smaller - 1))));
}
