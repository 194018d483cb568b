import { createMatrix, type Matrix } from "@coterie/kmeans";
import type { CategoricalColumn, CustomerTable, NumericColumn, Warning } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import { shareTasks } from "../share/share-tasks.js";
import type { Helper, SharedStage } from "../share/shared-stage.js";
import { type CategoryStep, type NumericStep, type Recipe, stepWidth } from "./recipe.js";
import { scaledRows } from "./scaled-rows.js";

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
  const bench = recipeBench(recipe, table);
  return prepared(recipe, bench, [writeRows(bench, { from: 0, to: bench.rowCount })]);
}

/** As `applyRecipe`, with the help of threads. */
export async function applyRecipeShared(
  recipe: Recipe,
  table: CustomerTable,
  helpers: readonly Helper[],
): Promise<PreparedMatrix> {
  const bench = recipeBench(recipe, table);
  const { rowCount } = bench;
  const ranges = Array.from({ length: Math.ceil(rowCount / sharedRows) }, (_, i): RowRange => {
    return { from: i * sharedRows, to: Math.min(rowCount, (i + 1) * sharedRows) };
  });
  const tasks = shareTasks(rowsStage, bench, ranges, helpers);
  return prepared(recipe, bench, await tasks.finish(async (range) => writeRows(bench, range)));
}

/** What rows are taken through: plain data, which threads share where it lies in shared memory. */
interface RecipeBench {
  readonly recipe: Pick<Recipe, "mode" | "steps">;
  /** One a step. */
  readonly columns: readonly (NumericColumn | CategoricalColumn)[];
  /** Zeros, in shared memory; every task writes its rows. */
  readonly values: Float64Array;
  readonly rowCount: number;
  readonly featureCount: number;
}

interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows of one task. */
const sharedRows = 32_768;

/** Rows taken through a recipe, a range of them a task; what was noticed comes back, a step each. */
export const rowsStage: SharedStage<RecipeBench, RowRange, readonly Counts[]> = { name: "rows", run: writeRows };

function recipeBench(recipe: Recipe, table: CustomerTable): RecipeBench {
  const columns = stepColumns(recipe, table);
  const { mode, steps, dimensions } = recipe;
  return { recipe: { mode, steps }, columns, ...createMatrix(table.rowCount, dimensions.length) };
}

function writeRows({ recipe, columns, values, featureCount }: RecipeBench, range: RowRange): readonly Counts[] {
  const { steps } = recipe;
  if (steps.every(isScaling)) {
    const numbers = columns.map((column) => (column as NumericColumn).values);
    const counts = scaledRows(steps, numbers, values, range.from, range.to);
    if (counts !== null) return counts.map((each) => ({ ...noCounts(), ...each }));
  }
  let width = 0;
  const writers = steps.map((step, s) => {
    const view: View = { values, featureCount, offset: width };
    width += stepWidth(step);
    return step.kind === "numeric"
      ? numericWriter(view, step, columns[s] as NumericColumn)
      : levelWriter(view, step, columns[s]);
  });
  for (let from = range.from; from < range.to; from += tileRows) {
    const to = Math.min(range.to, from + tileRows);
    for (const { write } of writers) write(from, to);
  }
  return writers.map(({ counts }) => counts);
}

function prepared(
  recipe: Recipe,
  { values, rowCount, featureCount }: RecipeBench,
  noticed: readonly (readonly Counts[])[],
): PreparedMatrix {
  const warnings = recipe.steps.flatMap((step, s) => {
    const sum = (of: keyof Counts): number => noticed.reduce((total, counts) => total + counts[s][of], 0);
    const counts = { missing: sum("missing"), clamped: sum("clamped"), far: sum("far"), unseen: sum("unseen") };
    return step.kind === "numeric"
      ? warningsOfNumbers(step, counts, rowCount, recipe.mode === "none")
      : warningsOfLevels(step, counts, rowCount);
  });
  return { values, rowCount, featureCount, warnings };
}

/** Rows written step by step before the next ones: they stay at hand, which halves the time. */
const tileRows = 512;

interface View {
  readonly values: Float64Array;
  readonly featureCount: number;
  readonly offset: number;
}

/** What happened to the values of a column. */
interface Counts {
  missing: number;
  /** Below what log1p can take. */
  clamped: number;
  /** Too large for distances. */
  far: number;
  /** Of a level the recipe does not hold. */
  unseen: number;
}

/** Takes one column of rows after rows through its step. */
interface Writer {
  readonly write: (from: number, to: number) => void;
  readonly counts: Counts;
}

function noCounts(): Counts {
  return { missing: 0, clamped: 0, far: 0, unseen: 0 };
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

function numericWriter(view: View, step: NumericStep, column: NumericColumn): Writer {
  const counts = noCounts();
  const write = isBare(step) ? writeBare : writeShaped;
  return { write: (from, to) => write(view, step, column.values, counts, from, to), counts };
}

/** Whether a step does no more than fill, centre, scale and weigh, and gives one dimension. */
export function isScaling(step: NumericStep | CategoryStep): step is NumericStep {
  return step.kind === "numeric" && isBare(step) && !step.missingFlag;
}

function isBare(step: NumericStep): boolean {
  return !step.missing?.length && step.limits === undefined && step.transform === "identity" && !step.split;
}

function warningsOfNumbers(
  step: NumericStep,
  { missing, clamped, far }: Counts,
  rowCount: number,
  refuseMissing: boolean,
): readonly Warning[] {
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
}

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
  const { values, featureCount, offset } = view;
  const position = new Map(step.levels.map((level, index) => [level, index]));
  const unknown = new Set(step.missing);
  const places = column.kind === "categorical" ? column.levels.map((level) => position.get(level) ?? -1) : [];
  const counts = noCounts();
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
      if (place < 0) counts.unseen++;
      else values[row * featureCount + offset + place] = step.weight;
    }
  };
  return { write, counts };
}

function warningsOfLevels(step: CategoryStep, { unseen }: Counts, rowCount: number): readonly Warning[] {
  if (unseen === 0) return [];
  const message = `${unseen} of ${rowCount} customers have a value of ${step.column} that no customer, or too few to name, had when the model was fitted; it counts as none of the known ones.`;
  return [{ code: "unseen-level", message }];
}

function negativeAmounts(step: NumericStep, clamped: number, rowCount: number): Warning {
  const message = `${clamped} of ${rowCount} customers have a value below 0 in ${step.column}, which no customer had when the model was fitted; it counts as 0.`;
  return { code: "negative-value", message };
}
