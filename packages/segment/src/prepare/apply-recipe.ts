import { createMatrix, type Matrix } from "@coterie/kmeans";
import type { CategoricalColumn, CustomerTable, NumericColumn, Warning } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import { type CategoryStep, type NumericStep, type Recipe, stepWidth } from "./recipe.js";

/** Beyond this, squared distances overflow. */
const FARTHEST = 1e150;

/** Customers in model space, a dimension of the recipe a column, and what the reader should know of them. */
export interface PreparedMatrix extends Matrix {
  readonly warnings: readonly Warning[];
}

/**
 * Take customers through a fitted recipe: the same steps at fit and at score, whatever the roles of the columns.
 *
 * @param recipe The recipe of a model, or of `prepare`.
 * @param table Any table that holds the recipe's columns by name.
 * @returns `rowCount × dimensions` values in the table's row order. Levels the recipe does not hold become all zeros and are counted in a warning.
 * @throws {SegmentError} `bad-data`: columns absent, text where numbers are needed, values missing where the recipe fills none in.
 */
export function applyRecipe(recipe: Recipe, table: CustomerTable): PreparedMatrix {
  const columns = stepColumns(recipe, table);
  const { rowCount } = table;
  const featureCount = recipe.dimensions.length;
  const { values } = createMatrix(rowCount, featureCount);
  const warnings: Warning[] = [];
  let offset = 0;
  recipe.steps.forEach((step, s) => {
    const column = columns[s];
    const view: View = { values, rowCount, featureCount, offset };
    if (step.kind === "numeric") {
      const clamped = writeNumeric(view, step, column as NumericColumn, recipe.mode === "none");
      if (clamped > 0) warnings.push(negativeAmounts(step, clamped, rowCount));
    } else {
      const unseen = writeLevels(view, step, column);
      if (unseen > 0) warnings.push(unseenLevels(step, unseen, rowCount));
    }
    offset += stepWidth(step);
  });
  return { values, rowCount, featureCount, warnings };
}

interface View {
  readonly values: Float64Array;
  readonly rowCount: number;
  readonly featureCount: number;
  readonly offset: number;
}

function stepColumns(recipe: Recipe, table: CustomerTable): readonly (NumericColumn | CategoricalColumn)[] {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const absent = recipe.steps.filter((step) => !byName.has(step.column)).map((step) => step.column);
  if (absent.length > 0) {
    throw new SegmentError(
      "bad-data",
      `the table must have every column the model was fitted on; missing: ${absent.join(", ")}. Add them under these names, or fit a new model.`,
    );
  }
  return recipe.steps.map((step) => {
    const column = byName.get(step.column);
    if (column === undefined || column.kind === "unread" || (step.kind === "numeric" && column.kind !== "numeric")) {
      const got =
        column?.kind === "categorical" ? `text of ${column.levels.length} kinds` : "a column that was not read";
      const need = step.kind === "numeric" ? "numbers" : "categories";
      throw new SegmentError(
        "bad-data",
        `${step.column} must hold ${need}, as when the model was fitted; got ${got}. Correct the column, or fit a new model.`,
      );
    }
    return column;
  });
}

/** Returns how many values were below what log1p can take and counted as 0. */
function writeNumeric(view: View, step: NumericStep, column: NumericColumn, refuseMissing: boolean): number {
  const { values, rowCount, featureCount, offset } = view;
  const { impute, center, scale, missingFlag, split, weight = 1 } = step;
  const unknown = new Set(step.missing);
  const [low, high] = step.limits ?? [null, null];
  const log = step.transform === "log1p";
  const source = column.values;
  let missing = 0;
  let clamped = 0;
  let far = 0;
  for (let row = 0, at = offset; row < rowCount; row++, at += featureCount) {
    const known = !Number.isNaN(source[row]) && !(unknown.size > 0 && unknown.has(source[row]));
    let x = known ? source[row] : impute;
    if ((log || split) && x < 0) clamped++;
    if (low !== null && x < low) x = low;
    if (high !== null && x > high) x = high;
    const has = !split || x > 0;
    const z = has ? (weight * ((log ? Math.log1p(Math.max(x, 0)) : x) - center)) / scale : 0;
    values[at] = z;
    if (!(Math.abs(z) <= FARTHEST)) far++;
    if (split && has) values[at + 1] = weight;
    if (known) continue;
    missing++;
    if (missingFlag) values[at + (split ? 2 : 1)] = weight;
  }
  if (refuseMissing && missing > 0) {
    throw new SegmentError(
      "bad-data",
      `${step.column} must have a value for every customer, as the model was fitted with --prepare none; ${missing} of ${rowCount} are missing. Fill them in, or fit with --prepare auto.`,
    );
  }
  if (far > 0) {
    throw new SegmentError(
      "bad-data",
      `${step.column} must lie where distances can be computed; ${far} of ${rowCount} customers have a value too large for it. Mark such values as missing in the source, or correct them.`,
    );
  }
  return clamped;
}

/** Returns how many rows have a level the recipe does not know. */
function writeLevels(view: View, step: CategoryStep, column: NumericColumn | CategoricalColumn): number {
  const { values, rowCount, featureCount, offset } = view;
  const position = new Map(step.levels.map((level, index) => [level, index]));
  const unknown = new Set(step.missing);
  const places = column.kind === "categorical" ? column.levels.map((level) => position.get(level) ?? -1) : [];
  let unseen = 0;
  for (let row = 0; row < rowCount; row++) {
    let place: number;
    if (column.kind === "categorical") {
      const code = column.codes[row];
      if (code < 0 || unknown.has(column.levels[code])) continue;
      place = places[code];
    } else {
      const x = column.values[row];
      if (Number.isNaN(x) || unknown.has(String(x))) continue;
      place = position.get(String(x)) ?? -1;
    }
    if (place < 0) unseen++;
    else values[row * featureCount + offset + place] = step.weight;
  }
  return unseen;
}

function unseenLevels(step: CategoryStep, unseen: number, rowCount: number): Warning {
  const message = `${unseen} of ${rowCount} customers have a value of ${step.column} that no customer, or too few to name, had when the model was fitted; it counts as none of the known ones.`;
  return { code: "unseen-level", message };
}

function negativeAmounts(step: NumericStep, clamped: number, rowCount: number): Warning {
  const message = `${clamped} of ${rowCount} customers have a value below 0 in ${step.column}, which no customer had when the model was fitted; it counts as 0.`;
  return { code: "negative-value", message };
}
