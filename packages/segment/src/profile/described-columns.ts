import { columnsOf } from "../columns.js";
import type { CustomerTable, NumericColumn } from "../customer-table.js";
import type { Recipe } from "../prepare/recipe.js";
import { inSlices } from "../share/in-slices.js";
import { shareTasks } from "../share/share-tasks.js";
import type { Helper } from "../share/shared-stage.js";
import { nextTurn } from "../share/slices.js";
import { type ColumnBench, type ColumnDescription, columnStage } from "./column-task.js";
import type { NumericProfiles } from "./numeric-profiles.js";
import { type SortedGroups, sortGroups } from "./sorted-groups.js";

/** Numeric columns sorted and described by segment, each once for everyone who speaks of the same segments. */
export interface DescribedColumns {
  profilesOf(column: NumericColumn): NumericProfiles;
  sortedOf(column: NumericColumn): SortedGroups;
}

/** How columns are described. */
export interface DescribeOptions {
  readonly minCell: number;
  /** Says on which scale differences are taken. */
  readonly recipe: Recipe;
  /** Threads that take part of the work; what comes out does not depend on them (default none). */
  readonly helpers?: readonly Helper[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Sorted columns that are kept may take so many bytes; beyond, a column is sorted anew when it is asked for. */
const MOST_BYTES = 2 ** 28;

/** The numeric columns that a profile speaks of, in table order. */
export function describedNumbers(table: CustomerTable): readonly NumericColumn[] {
  return columnsOf(table, "feature", "describe", "value", "consent").filter(
    (column): column is NumericColumn => column.kind === "numeric",
  );
}

/**
 * Describe every numeric column of a profile, in helpers' threads too. Helpers begin at once, this thread after those who wait for a turn.
 *
 * @param table Customers. Not modified.
 * @param labels Segment of each, from 0.
 * @param k Segments.
 * @throws {SegmentError} `aborted`.
 */
export async function describeColumns(
  table: CustomerTable,
  labels: Uint8Array,
  k: number,
  { minCell, recipe, helpers = [], signal }: DescribeOptions,
): Promise<DescribedColumns> {
  const bench = { labels, sizes: sizesOf(labels, k), minCell, recipe };
  const columns = describedNumbers(table);
  const most = mostKept(labels);
  const tasks = columns.map((column, at) => ({ column, keeps: at < most }));
  const shared = shareTasks(columnStage, bench, tasks, helpers);
  await nextTurn();
  const descriptions = await shared.finish(inSlices((task) => columnStage.run(bench, task), signal));
  return describedAs(bench, new Map(columns.map((column, at) => [column, descriptions[at]])));
}

/** The same, each column when it is first asked for. */
export function describedColumns(
  labels: Uint8Array,
  k: number,
  { minCell, recipe }: Pick<DescribeOptions, "minCell" | "recipe">,
): DescribedColumns {
  return describedAs({ labels, sizes: sizesOf(labels, k), minCell, recipe }, new Map());
}

function describedAs(bench: ColumnBench, known: Map<NumericColumn, ColumnDescription>): DescribedColumns {
  const most = mostKept(bench.labels);
  const described = (column: NumericColumn): ColumnDescription => {
    let found = known.get(column);
    if (found === undefined) {
      found = columnStage.run(bench, { column, keeps: known.size < most });
      known.set(column, found);
    }
    return found;
  };
  return {
    profilesOf: (column) => described(column).profiles,
    sortedOf: (column) => described(column).sorted ?? sortGroups(column.values, bench.labels, bench.sizes.length),
  };
}

function mostKept(labels: Uint8Array): number {
  return Math.floor(MOST_BYTES / (2 * Float64Array.BYTES_PER_ELEMENT * Math.max(1, labels.length)));
}

function sizesOf(labels: Uint8Array, k: number): Float64Array {
  const sizes = new Float64Array(k);
  for (let row = 0; row < labels.length; row++) sizes[labels[row]]++;
  return sizes;
}
