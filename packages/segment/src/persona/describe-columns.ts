import type { CustomerTable, NumericColumn } from "../customer-table.js";
import type { Recipe } from "../prepare/recipe.js";
import { releaseColumnKernel } from "../profile/column-kernel.js";
import { describedNumbers } from "../profile/described-numbers.js";
import { groupSizes } from "../profile/group-sizes.js";
import type { NumericProfiles } from "../profile/numeric-profiles.js";
import { inSlices } from "../share/in-slices.js";
import { shareTasks } from "../share/share-tasks.js";
import type { Helper } from "../share/shared-stage.js";
import { nextTurn } from "../share/slices.js";
import { checkLevels } from "./check-levels.js";
import { columnLabels } from "./column-labels.js";
import { type ColumnTask, columnStage } from "./column-task.js";
import type { ColumnTraits } from "./column-traits.js";
import { conceptColumns } from "./concept-columns.js";
import type { Vocabulary } from "./vocabulary.js";

/** Numeric columns described by segment and put into words. */
export interface DescribedColumns {
  profilesOf(column: NumericColumn): NumericProfiles;
  /** Of a column that may be spoken about. */
  traitsOf(column: NumericColumn): ColumnTraits;
  /** Rows without a value; null of a column that was not described. */
  missingOf(column: NumericColumn): number | null;
}

/** How columns are described. */
export interface DescribeOptions {
  readonly minCell: number;
  /** Says on which scale differences are taken. */
  readonly recipe: Recipe;
  readonly vocabulary: Vocabulary;
  /** Customers of each segment (default: counted here). */
  readonly sizes?: Float64Array | undefined;
  /** Threads that take part of the work; what comes out does not depend on them (default none). */
  readonly helpers?: readonly Helper[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Describe every numeric column of a profile, in helpers' threads too. Helpers begin at once, this thread after those who wait for a turn.
 *
 * @param table Customers. Not modified.
 * @param labels Segment of each, from 0.
 * @param k Segments.
 * @throws {SegmentError} `aborted`; `bad-option` when a concept of the vocabulary has one or two levels.
 * @remarks A column is sorted once for everything that is said of it, and its sorted values are kept by nobody.
 */
export async function describeColumns(
  table: CustomerTable,
  labels: Uint8Array,
  k: number,
  { minCell, recipe, vocabulary, sizes = groupSizes(labels, k), helpers = [], signal }: DescribeOptions,
): Promise<DescribedColumns> {
  checkLevels(vocabulary);
  const bench = { labels, sizes, minCell, recipe, vocabulary };
  const names = columnLabels(table, vocabulary);
  const spoken = new Map(
    conceptColumns(table, vocabulary).map(({ column, concept }) => [
      column,
      { label: names.get(column.name) ?? column.name, concept },
    ]),
  );
  const columns = describedNumbers(table);
  const tasks = columns.map((column): ColumnTask => ({ column, spoken: spoken.get(column) ?? null }));
  const shared = shareTasks(columnStage, bench, tasks, helpers);
  await nextTurn();
  const descriptions = await shared
    .finish(inSlices((task) => columnStage.run(bench, task), signal))
    .finally(releaseColumnKernel);
  const described = new Map(columns.map((column, at) => [column, descriptions[at]]));
  return {
    profilesOf: (column) => described.get(column)!.profiles,
    traitsOf: (column) => described.get(column)!.traits!,
    missingOf: (column) => described.get(column)?.missing ?? null,
  };
}
