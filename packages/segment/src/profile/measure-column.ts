import { meanOf } from "../statistics/moments.js";
import { columnKernel } from "./column-kernel.js";
import { groupSpreads } from "./group-spreads.js";
import type { MeasuredColumn } from "./measured-column.js";
import { sortGroups } from "./sorted-groups.js";

/**
 * Sort a column by group and add it up, for someone who needs that now.
 *
 * @param values Numbers, NaN where missing.
 * @param labels Group of each row, from 0.
 * @param k Groups.
 * @param use Given what was measured, whose arrays it must not keep.
 */
export function measureColumn<T>(
  values: Float64Array,
  labels: Uint8Array,
  k: number,
  use: (measured: MeasuredColumn) => T,
): T {
  return use(columnKernel(values, labels, k) ?? measurePlainly(values, labels, k));
}

/** The same without the kernel. */
export function measurePlainly(values: Float64Array, labels: Uint8Array, k: number): MeasuredColumn {
  const sorted = sortGroups(values, labels, k);
  const { unit, groups } = groupSpreads(values, labels, k);
  return { sorted, mean: meanOf(values, sorted.all), unit, spreads: groups };
}
