import type { CategoricalColumn } from "../customer-table.js";
import type { Fitted } from "./numeric-step.js";
import type { CategoryStep, PrepareMode } from "./recipe.js";

/**
 * Learn how a category enters the model: one 0/1 dimension for each level that enough customers have.
 *
 * @param column The column; code −1 is missing and gives all zeros.
 * @param mode `auto` weighs the block by √½; `plain` leaves 0/1 as they are; `none` leaves categories out.
 * @param fewest A level of fewer customers gets no dimension and no name in the step, at score as at fit: it counts as none, like a missing value.
 * A centroid's coordinate times its segment's size is the number of customers with the level.
 * @param missing Levels that mean "not known", already gone from the column.
 * @returns The step, or a warning where the column cannot take part.
 * @remarks With the weight √½ a category of two levels counts exactly as the same column coded 0/1. Its total variance,
 * ½ · Σ p(1 − p), stays under ½, so no category can outweigh one standardised column, however many levels it has.
 */
export function categoryStep(
  column: CategoricalColumn,
  mode: PrepareMode,
  fewest: number,
  missing: readonly string[] = [],
): Fitted<CategoryStep> {
  const { name } = column;
  if (mode === "none") {
    const message = `${name} is a category and is left out: --prepare none takes numbers as they are. Use --prepare auto or plain to cluster it.`;
    return { warning: { code: "category-left-out", message } };
  }
  const counts = new Float64Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) counts[code]++;
  if (counts.every((count) => count === 0))
    return { warning: { code: "no-values", message: `${name} has no value and is left out of clustering.` } };
  if (counts.some((count) => count === column.codes.length)) {
    return {
      warning: { code: "constant", message: `${name} is the same for every customer and is left out of clustering.` },
    };
  }
  const kept = column.levels.filter((_, level) => counts[level] > 0 && counts[level] >= fewest);
  const none = counts.reduce((rest, count) => (count >= fewest ? rest - count : rest), column.codes.length);
  if (kept.length === 0 || (kept.length === 1 && none < fewest)) {
    const message = `${name} tells no two groups of ${fewest} customers apart and is left out of clustering.`;
    return { warning: { code: "rare-levels", message } };
  }
  const weight = mode === "auto" ? Math.SQRT1_2 : 1;
  const rowCount = column.codes.length;
  const shares = counts.filter((count) => count >= fewest).map((count) => count / rowCount);
  const variance = shares.reduce((sum, share) => sum + weight * weight * share * (1 - share), 0);
  const levels = kept.length === 1 ? "1 level" : `${kept.length} levels`;
  const rare = counts.some((count) => count > 0 && count < fewest);
  const why =
    mode === "auto"
      ? `${levels} as 0/1 times √½: together ${variance.toFixed(2)} of the variance of one standardised column, never more than 0.5`
      : `${levels} as 0/1, unweighted: together ${variance.toFixed(2)} of the variance of one standardised column`;
  const folded = rare ? `${why}; levels of fewer than ${fewest} customers count as none` : why;
  return {
    step: {
      kind: "category",
      column: name,
      ...(missing.length === 0 ? {} : { missing }),
      levels: kept,
      weight,
      why: folded,
    },
  };
}
