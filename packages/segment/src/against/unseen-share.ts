import { columnsOf } from "../columns.js";
import type { CustomerTable } from "../customer-table.js";
import type { Explained } from "./against.js";

/** A column that segments are asked to tell: numbers, or a 0/1 column a level. NaN where missing. */
export interface Target extends Pick<Explained, "column" | "kind"> {
  readonly values: readonly Float64Array[];
}

const MOST_LEVELS = 20;

/** The value column and every described one. */
export function targetsOf(table: CustomerTable, except: string): readonly Target[] {
  return columnsOf(table, "value", "describe").flatMap((column): readonly Target[] => {
    if (column.name === except) return [];
    const known = { column: column.name, kind: column.role === "value" ? ("value" as const) : ("outcome" as const) };
    if (column.kind === "numeric") return [{ ...known, values: [column.values] }];
    if (column.levels.length > MOST_LEVELS) return [];
    const levels = column.levels.map((_, level) =>
      Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code === level ? 1 : 0)),
    );
    return [{ ...known, values: levels }];
  });
}

/**
 * The share of a column's squared deviations that knowing the segment accounts for, in customers whose values took no part.
 *
 * @param target The column.
 * @param labels Segment of each row, below `k`.
 * @param seen Rows the segments' means are taken of; a segment none of them is in takes the mean of all.
 * @param unseen Rows that are told.
 * @returns 1 = all; below 0 the segments' means mislead. 0 where nothing varies.
 */
export function unseenShare(
  { values: columns }: Target,
  labels: Uint8Array,
  k: number,
  seen: Uint32Array,
  unseen: Uint32Array,
): number {
  let all = 0;
  let left = 0;
  for (const values of columns) {
    const sums = new Float64Array(k);
    const counts = new Float64Array(k);
    for (const row of seen) {
      if (Number.isNaN(values[row])) continue;
      sums[labels[row]] += values[row];
      counts[labels[row]]++;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    const mean = sums.reduce((sum, each) => sum + each, 0) / total;
    const means = sums.map((sum, s) => (counts[s] > 0 ? sum / counts[s] : mean));
    for (const row of unseen) {
      if (Number.isNaN(values[row])) continue;
      all += (values[row] - mean) ** 2;
      left += (values[row] - means[labels[row]]) ** 2;
    }
  }
  return all > 0 ? 1 - left / all : 0;
}
