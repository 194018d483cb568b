import type { NumericColumn } from "../customer-table.js";
import type { Recipe } from "../prepare/recipe.js";
import { measureColumn } from "../profile/measure-column.js";
import { type NumericProfiles, numericProfiles } from "../profile/numeric-profiles.js";
import type { SharedStage } from "../share/shared-stage.js";
import { type ColumnTraits, columnTraits } from "./column-traits.js";
import type { Concept, Vocabulary } from "./vocabulary.js";

/** What numeric columns are described with. */
export interface ColumnBench {
  /** Segment of each row, from 0. */
  readonly labels: Uint8Array;
  /** Customers of each segment. */
  readonly sizes: Float64Array;
  readonly minCell: number;
  readonly recipe: Recipe;
  readonly vocabulary: Vocabulary;
}

/** One column to be described. */
export interface ColumnTask {
  readonly column: NumericColumn;
  /** What it is called in sentences, and the concept it carries; null where nothing may be said of it. */
  readonly spoken: { readonly label: string; readonly concept: Concept | null } | null;
}

/** A column's profiles, and its word for every segment where it may give one. */
export interface ColumnDescription {
  readonly profiles: NumericProfiles;
  /** Rows without a value. */
  readonly missing: number;
  readonly traits: ColumnTraits | null;
}

/** One numeric column, sorted by segment, described and put into words. */
export const columnStage: SharedStage<ColumnBench, ColumnTask, ColumnDescription> = {
  name: "column",
  run: ({ labels, sizes, minCell, recipe, vocabulary }, { column, spoken }) =>
    measureColumn(column.values, labels, sizes.length, (measured) => {
      const profiles = numericProfiles(column, measured, labels, sizes, minCell, recipe);
      const missing = labels.length - measured.sorted.all.length;
      if (spoken === null) return { profiles, missing, traits: null };
      const { label, concept } = spoken;
      const traits = columnTraits({ column, concept }, measured.sorted, profiles, vocabulary, label);
      return { profiles, missing, traits };
    }),
};
