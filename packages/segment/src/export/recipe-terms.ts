import type { NumberPath, Reading, Term } from "@coterie/sql";
import type { CategoryStep, NumericStep, Recipe } from "../prepare/recipe.js";
import { SegmentError } from "../segment-error.js";

/** How a database should read the cells of a column: by its type there, or by what the model remembers. */
export type ReadingOf = (column: string) => Reading;

/**
 * A recipe as the expressions of a database, a term a dimension: the same steps as `applyRecipe`.
 *
 * @param recipe Fitted; one that refuses missing values (`none`) fills them in there, since a query cannot refuse a row.
 * @param readingOf How each numeric column is read.
 * @returns Terms in the order of the recipe's dimensions.
 */
export function recipeTerms(recipe: Recipe, readingOf: ReadingOf): readonly Term[] {
  return recipe.steps.flatMap((step) => (step.kind === "category" ? levelTerms(step) : numberTerms(step, readingOf)));
}

function numberTerms(step: NumericStep, readingOf: ReadingOf): readonly Term[] {
  const { column, center, scale, missing: unknown = [], weight = 1 } = step;
  const reading = readingOf(column);
  const [low, high] = step.limits ?? [null, null];
  const path: NumberPath = { column, reading, unknown, missing: step.impute, low, high };
  const log1p = step.transform === "log1p";
  return [
    { kind: "number", ...path, log1p, center, scale, weight, holders: step.split === true },
    ...(step.split ? [{ kind: "has" as const, ...path, weight }] : []),
    ...(step.missingFlag ? [{ kind: "missing" as const, column, reading, unknown, weight }] : []),
  ];
}

function levelTerms({ column, levels, weight }: CategoryStep): readonly Term[] {
  return levels.map((level) => ({ kind: "level", column, level, weight }));
}

/** Refuse a recipe that speaks of the items of a list, which no dialect here takes apart. */
export function assertNoListItems(recipe: Recipe, columns: readonly { readonly name: string }[]): void {
  const names = new Set(columns.map(({ name }) => name));
  for (const { column } of recipe.steps) {
    const cut = column.indexOf(": ");
    if (cut < 0 || !names.has(column.slice(0, cut))) continue;
    throw new SegmentError(
      "bad-data",
      `every feature must be a column of one value to be scored in SQL; ${column} is an item of the list ${column.slice(0, cut)}. Make a 0/1 column of it in the source and fit again, or score with coterie score.`,
    );
  }
}
