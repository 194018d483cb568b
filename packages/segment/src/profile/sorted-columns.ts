import type { NumericColumn } from "../customer-table.js";
import { type SortedGroups, sortGroups } from "./sorted-groups.js";

/** A numeric column's values by segment, ascending. */
export type SortedColumns = (column: NumericColumn) => SortedGroups;

/** Sorted columns that are kept may take so many bytes; beyond, a column is sorted anew when it is asked for again. */
const MOST_BYTES = 2 ** 28;

/**
 * Columns sorted by segment, each once for everyone who describes the same segments.
 *
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 */
export function sortedColumns(labels: Uint8Array, k: number): SortedColumns {
  const kept = new Map<NumericColumn, SortedGroups>();
  const most = Math.floor(MOST_BYTES / (2 * Float64Array.BYTES_PER_ELEMENT * Math.max(1, labels.length)));
  return (column) => {
    const known = kept.get(column);
    if (known !== undefined) return known;
    const sorted = sortGroups(column.values, labels, k);
    if (kept.size < most) kept.set(column, sorted);
    return sorted;
  };
}
