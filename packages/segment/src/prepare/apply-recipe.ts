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
  let width = 0;
  const writers = recipe.steps.map((step, s) => {
    const view: View = { values, rowCount, featureCount, offset: width };
    width += stepWidth(step);
    return step.kind === "numeric"
      ? numericWriter(view, step, columns[s] as NumericColumn, recipe.mode === "none")
      : levelWriter(view, step, columns[s]);
  });
  for (let from = 0; from < rowCount; from += tileRows) {
    const to = Math.min(rowCount, from + tileRows);
    for (const { write } of writers) write(from, to);
  }
  return { values, rowCount, featureCount, warnings: writers.flatMap(({ finish }) => finish()) };
}

/** Rows written step by step before the next ones: they stay at hand, which halves the time. */
const tileRows = 512;

interface View {
  readonly values: Float64Array;
  readonly rowCount: number;
  readonly featureCount: number;
  readonly offset: number;
}

/** Takes one column of rows after rows through its step. */
interface Writer {
  readonly write: (from: number, to: number) => void;
  /** What was noticed. Refuses what cannot stand. */
  readonly finish: () => readonly Warning[];
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

function numericWriter(view: View, step: NumericStep, column: NumericColumn, refuseMissing: boolean): Writer {
  const { rowCount } = view;
  const counts = { missing: 0, clamped: 0, far: 0 };
  const bare = !step.missing?.length && step.limits === undefined && step.transform === "identity" && !step.split;
  const write = bare ? writeBare : writeShaped;
  const finish = (): readonly Warning[] => {
    const { missing, clamped, far } = counts;
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
    return clamped > 0 ? [negativeAmounts(step, clamped, rowCount)] : [];
  };
  return { write: (from, to) => write(view, step, column.values, counts, from, to), finish };
}

/** What happened to the values of a column. */
interface Counts {
  missing: number;
  /** Below what log1p can take. */
  clamped: number;
  /** Too large for distances. */
  far: number;
}

/** A step that does no more than fill, centre and scale. */
function writeBare(
  { values, featureCount, offset }: View,
  { impute, center, scale, missingFlag, weight = 1 }: NumericStep,
  source: Float64Array,
  counts: Counts,
  from: number,
  to: number,
): void {
  for (let row = from, at = from * featureCount + offset; row < to; row++, at += featureCount) {
    const x = source[row];
    const known = !Number.isNaN(x);
    const z = (weight * ((known ? x : impute) - center)) / scale;
    values[at] = z;
    if (!(Math.abs(z) <= FARTHEST)) counts.far++;
    if (known) continue;
    counts.missing++;
    if (missingFlag) values[at + 1] = weight;
  }
}

function writeShaped(
  { values, featureCount, offset }: View,
  step: NumericStep,
  source: Float64Array,
  counts: Counts,
  from: number,
  to: number,
): void {
  const { impute, center, scale, missingFlag, split = false, weight = 1 } = step;
  const unknown = new Set(step.missing);
  const [low, high] = step.limits ?? [null, null];
  const log = step.transform === "log1p";
  for (let row = from, at = from * featureCount + offset; row < to; row++, at += featureCount) {
    const known = !Number.isNaN(source[row]) && !(unknown.size > 0 && unknown.has(source[row]));
    let x = known ? source[row] : impute;
    if ((log || split) && x < 0) counts.clamped++;
    if (low !== null && x < low) x = low;
    if (high !== null && x > high) x = high;
    const has = !split || x > 0;
    const z = has ? (weight * ((log ? Math.log1p(Math.max(x, 0)) : x) - center)) / scale : 0;
    values[at] = z;
    if (!(Math.abs(z) <= FARTHEST)) counts.far++;
    if (split && has) values[at + 1] = weight;
    if (known) continue;
    counts.missing++;
    if (missingFlag) values[at + (split ? 2 : 1)] = weight;
  }
}

function levelWriter(view: View, step: CategoryStep, column: NumericColumn | CategoricalColumn): Writer {
  const { values, rowCount, featureCount, offset } = view;
  const position = new Map(step.levels.map((level, index) => [level, index]));
  const unknown = new Set(step.missing);
  const places = column.kind === "categorical" ? column.levels.map((level) => position.get(level) ?? -1) : [];
  let unseen = 0;
  const write = (from: number, to: number): void => {
    for (let row = from; row < to; row++) {
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
  };
  return { write, finish: () => (unseen > 0 ? [unseenLevels(step, unseen, rowCount)] : []) };
}

function unseenLevels(step: CategoryStep, unseen: number, rowCount: number): Warning {
  const message = `${unseen} of ${rowCount} customers have a value of ${step.column} that no customer, or too few to name, had when the model was fitted; it counts as none of the known ones.`;
  return { code: "unseen-level", message };
}

function negativeAmounts(step: NumericStep, clamped: number, rowCount: number): Warning {
  const message = `${clamped} of ${rowCount} customers have a value below 0 in ${step.column}, which no customer had when the model was fitted; it counts as 0.`;
  return { code: "negative-value", message };
}
