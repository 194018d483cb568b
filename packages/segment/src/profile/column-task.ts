import type { NumericColumn } from "../customer-table.js";
import type { Recipe } from "../prepare/recipe.js";
import type { SharedStage } from "../share/shared-stage.js";
import { measureColumn } from "./measure-column.js";
import { type NumericProfiles, numericProfiles } from "./numeric-profiles.js";
import type { SortedGroups } from "./sorted-groups.js";

/** What numeric columns are described with. */
export interface ColumnBench {
  /** Segment of each row, from 0. */
  readonly labels: Uint8Array;
  /** Customers of each segment. */
  readonly sizes: Float64Array;
  readonly minCell: number;
  readonly recipe: Recipe;
}

/** One column to be described. */
export interface ColumnTask {
  readonly column: NumericColumn;
  /** Whether its sorted values are wanted, too. */
  readonly keeps: boolean;
}

/** A column's profiles, and its values by segment where they are kept. */
export interface ColumnDescription {
  readonly profiles: NumericProfiles;
  readonly sorted: SortedGroups | null;
}

/** One numeric column, sorted by segment and described. */
export const columnStage: SharedStage<ColumnBench, ColumnTask, ColumnDescription> = {
  name: "column",
  run: ({ labels, sizes, minCell, recipe }, { column, keeps }) => {
    const measured = measureColumn(column.values, labels, sizes.length);
    const profiles = numericProfiles(column, measured, labels, sizes, minCell, recipe);
    return { profiles, sorted: keeps ? measured.sorted : null };
  },
  movable: ({ sorted }) =>
    sorted === null ? [] : [...new Set([sorted.all, ...sorted.groups].map(({ buffer }) => buffer as ArrayBuffer))],
};
