import type { Matrix } from "@coterie/kmeans";
import { columnsOf } from "../columns.js";
import type { CategoricalColumn, CustomerTable, NumericColumn } from "../customer-table.js";
import type { Recipe } from "../prepare/recipe.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import { association } from "./association.js";
import { categoryProfiles } from "./category-profiles.js";
import { releaseColumnKernel } from "./column-kernel.js";
import { describedNumbers } from "./described-numbers.js";
import { groupSizes } from "./group-sizes.js";
import { measureColumn } from "./measure-column.js";
import { type NumericProfiles, numericProfiles } from "./numeric-profiles.js";
import type { Profile } from "./profile-types.js";

/** How segments are described. */
export interface ProfileOptions {
  /** Fewest customers a shown cell may count (default 10). */
  readonly minCell?: number | undefined;
  /** The recipe the segments were found with: says on which scale differences are taken. */
  readonly recipe: Recipe;
  /** Gives numeric columns described by these labels, with this minimum cell and recipe (default: described here). */
  readonly described?: ((column: NumericColumn) => NumericProfiles) | undefined;
}

/**
 * Describe segments in numbers: every feature, describe, value and consent column against all other customers, and how strongly
 * segments go with each protected or sensitive column. Customers count alike, whatever their weight.
 *
 * @param table Customers.
 * @param matrix The same customers in model space.
 * @param labels Segment of each customer, from 0.
 * @param k Segments.
 * @param options.minCell Cells of fewer customers are null here, and so is what would reveal them; every output inherits that.
 * @returns The profile; columns stand in table order, segments in order of id.
 * @throws {SegmentError} `bad-option`: `minCell` is no whole number from 1; `bad-data`: labels of other customers.
 */
export function profile(
  table: CustomerTable,
  matrix: Matrix,
  labels: Uint8Array,
  k: number,
  options: ProfileOptions,
): Profile {
  refuseUnknown(options, ["minCell", "recipe", "described"]);
  const { minCell = 10, recipe } = options;
  if (!Number.isInteger(minCell) || minCell < 1) {
    throw new SegmentError(
      "bad-option",
      `the minimum cell must be a whole number from 1; got ${String(minCell)}. Choose another with --min-cell.`,
    );
  }
  if (labels.length !== table.rowCount || matrix.rowCount !== table.rowCount) {
    throw new SegmentError(
      "bad-data",
      `labels and matrix must have one entry for each of the ${table.rowCount} customers; got ${labels.length} and ${matrix.rowCount}. Pass those of the same table.`,
    );
  }
  const { described = describer(labels, k, minCell, recipe) } = options;
  const numeric = describedNumbers(table).map(described);
  releaseColumnKernel();
  const categories = columnsOf(table, "feature", "describe", "value", "consent")
    .filter((column): column is CategoricalColumn => column.kind === "categorical")
    .map((column) => categoryProfiles(column, labels, k, minCell));
  const audited = columnsOf(table, "protected", "feature", "describe", "value").filter(
    (column) => column.role === "protected" || column.sensitive,
  );
  return {
    minCell,
    base: { numeric: numeric.map(({ base }) => base), categories: categories.map(({ base }) => base) },
    segments: Array.from({ length: k }, (_, s) => ({
      numeric: numeric.map(({ segments }) => segments[s]),
      categories: categories.map(({ segments }) => segments[s]),
    })),
    associations: audited.map((column) => association(column, labels, k, minCell)),
    distributions: numeric.flatMap(({ distribution }) => (distribution === null ? [] : [distribution])),
  };
}

function describer(
  labels: Uint8Array,
  k: number,
  minCell: number,
  recipe: Recipe,
): (column: NumericColumn) => NumericProfiles {
  const sizes = groupSizes(labels, k);
  return (column) =>
    measureColumn(column.values, labels, k, (measured) =>
      numericProfiles(column, measured, labels, sizes, minCell, recipe),
    );
}
