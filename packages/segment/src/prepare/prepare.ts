import type { Matrix } from "@coterie/kmeans";
import { columnsOf } from "../columns.js";
import type { CategoricalColumn, CustomerTable, NumericColumn, Warning } from "../customer-table.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import { shareTasks } from "../share/share-tasks.js";
import type { Helper } from "../share/shared-stage.js";
import { weightsOf } from "../weights.js";
import { amendTable } from "./amend-table.js";
import { applyRecipe, applyRecipeShared, type PreparedMatrix } from "./apply-recipe.js";
import { assertBlocks, weighBlocks } from "./block-weights.js";
import type { BlockWeight, ColumnPreparations } from "./column-preparation.js";
import { distanceShares, sharesOfSteps } from "./distance-shares.js";
import type { Fitted } from "./numeric-step.js";
import {
  type CategoryStep,
  type Dimension,
  type NumericStep,
  type PrepareMode,
  type Recipe,
  stepParts,
} from "./recipe.js";
import { SMALLEST_GROUP } from "./smallest-group.js";
import { fitStep, type StepBench, stepStage } from "./step-task.js";

/** How columns are prepared. */
export interface PrepareOptions {
  /**
   * `auto` (default): median for what is missing, with a 0/1 dimension "is missing" where more than 1% is; log1p for skewed
   * non-negative money and counts; numeric columns standardised by the population deviation; 0/1 flags as they are, not centred;
   * categories as 0/1 times √½.
   * `plain`: median, every numeric column standardised by the population deviation, flags too, categories as 0/1: what a notebook does.
   * `none`: numbers as they are.
   */
  readonly mode?: PrepareMode | undefined;
  /** Fewest customers a level must have to become a dimension (default 10); rarer ones count as none of the levels. */
  readonly minCell?: number | undefined;
  /** What a person decided of single columns: values that mean "not known", limits, split, drop. */
  readonly columns?: ColumnPreparations | undefined;
  /** Columns that together count as so many standardised ones. */
  readonly weights?: readonly BlockWeight[] | undefined;
}

/** A fitted recipe, the customers taken through it, and what the reader should know. */
export interface Prepared {
  readonly recipe: Recipe;
  readonly matrix: Matrix;
  readonly warnings: readonly Warning[];
}

/**
 * Learn how a table's feature columns become numbers on one scale, and take its customers through.
 *
 * @param source Customers; the columns whose role is `feature` are used. Row weights play no part here, only in `fit`.
 * @param options.mode How: `auto`, `plain` or `none`.
 * @param options.minCell Levels of fewer customers get no dimension.
 * @param options.columns Decisions by column; a table they were applied to already (`amendTable`) is prepared the same.
 * @param options.weights Blocks of columns and what each counts as.
 * @returns The recipe as data, the matrix in the table's row order, and a warning for each column left out.
 * @throws {SegmentError} `bad-option`: an unknown mode, a minimum cell that is none; `bad-data`: no customers, no usable feature, a bad weight column, values missing under `none`.
 */
export function prepare(source: CustomerTable, options: PrepareOptions = {}): Prepared {
  const { table, bench, weights, weighted } = resolvePreparation(source, options);
  const fitted = fittedSteps(
    table,
    bench.mode,
    bench.columns.map((_, at) => fitStep(bench, at)),
  );
  const first = applyRecipe(fitted.recipe, table);
  const recipe = weighBlocks(fitted.recipe, first, weights);
  const matrix = recipe === fitted.recipe ? first : applyRecipe(recipe, table);
  return withShares({ ...fitted, recipe }, matrix, weighted);
}

/** Columns of fewer customers are not worth a thread's while. */
const manyRows = 50_000;

/**
 * As `prepare`, to the byte, with the help of threads where columns lie in memory that is shared with them.
 *
 * @param helpers May be none.
 */
export async function prepareShared(
  source: CustomerTable,
  options: PrepareOptions,
  helpers: readonly Helper[],
): Promise<Prepared> {
  const { table, bench, weights, weighted } = resolvePreparation(source, options);
  const helping = table.rowCount >= manyRows && bench.columns.every(isShared) ? helpers : [];
  const places = bench.columns.map((_, at) => at);
  const answers = await shareTasks(stepStage, bench, places, helping).finish(async (at) => fitStep(bench, at));
  const fitted = fittedSteps(
    table,
    bench.mode,
    answers.map((answer, at) => answer ?? fitStep(bench, at)),
  );
  const first = await applyRecipeShared(fitted.recipe, table, helping);
  const recipe = weighBlocks(fitted.recipe, first, weights);
  const matrix = recipe === fitted.recipe ? first : await applyRecipeShared(recipe, table, helping);
  return withShares({ ...fitted, recipe }, matrix, weighted);
}

function isShared(column: NumericColumn | CategoricalColumn): boolean {
  const { buffer } = column.kind === "numeric" ? column.values : column.codes;
  return typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
}

interface Preparation {
  readonly table: CustomerTable;
  readonly bench: StepBench;
  readonly weights: readonly BlockWeight[];
  readonly weighted: ReturnType<typeof weightsOf>;
}

/** Options checked, and what steps are fitted to. */
function resolvePreparation(source: CustomerTable, options: PrepareOptions): Preparation {
  refuseUnknown(options, ["mode", "minCell", "columns", "weights"]);
  const { columns: decisions = {}, weights = [] } = options;
  const mode = options.mode ?? "auto";
  if (mode !== "auto" && mode !== "plain" && mode !== "none") {
    throw new SegmentError("bad-option", `prepare must be auto, plain or none; got ${String(mode)}.`);
  }
  const minCell = options.minCell ?? SMALLEST_GROUP;
  if (!Number.isInteger(minCell) || minCell < 1) {
    throw new SegmentError(
      "bad-option",
      `the minimum cell must be a whole number from 1; got ${String(minCell)}. Choose another with --min-cell.`,
    );
  }
  const table = amendTable(source, decisions);
  assertBlocks(weights, table);
  const columns = columnsOf(table, "feature");
  if (table.rowCount === 0) {
    throw new SegmentError(
      "bad-data",
      `the table must have customers; got none of the ${table.rows.read} rows read. Check --where and the file.`,
    );
  }
  const weighted = weightsOf(table);
  return { table, bench: { columns, mode, minCell, decisions, asOf: table.asOf }, weights, weighted };
}

type AnyStep = NumericStep | CategoryStep;

/** A recipe whose dimensions do not yet say who decides. */
interface FittedRecipe {
  readonly recipe: Recipe;
  /** Deviations of what steps centre and scale, one a step. */
  readonly spreads: readonly (number | undefined)[];
  readonly leftOut: readonly Warning[];
}

function fittedSteps(table: CustomerTable, mode: PrepareMode, fitted: readonly Fitted<AnyStep>[]): FittedRecipe {
  const leftOut = fitted.flatMap((each) => ("warning" in each ? [each.warning] : []));
  const taken = fitted.flatMap((each) => ("step" in each ? [each] : []));
  if (taken.length === 0) throw noFeatures(table, leftOut);
  const steps = taken.map(({ step }) => step);
  const dimensions = dimensionsOf(steps).map((dimension) => ({ ...dimension, distanceShare: 0 }));
  return { recipe: { mode, steps, dimensions }, spreads: taken.map(({ spread }) => spread), leftOut };
}

function withShares(
  { recipe, spreads, leftOut }: FittedRecipe,
  matrix: PreparedMatrix,
  weighted: Preparation["weighted"],
): Prepared {
  const shares = sharesOfSteps(recipe.steps, spreads) ?? distanceShares(matrix);
  const dimensions = recipe.dimensions.map((dimension, j) => ({ ...dimension, distanceShare: shares[j] }));
  const warnings = weighted === null ? leftOut : [...leftOut, weighted.warning];
  return { recipe: { ...recipe, dimensions }, matrix, warnings };
}

/** The dimensions that steps give, in order. Two that would be named alike are told apart by their place. */
function dimensionsOf(steps: readonly (NumericStep | CategoryStep)[]): readonly Omit<Dimension, "distanceShare">[] {
  const taken = new Set<string>();
  const unique = (name: string): string => {
    let candidate = name;
    for (let i = 2; taken.has(candidate); i++) candidate = `${name} (${i})`;
    taken.add(candidate);
    return candidate;
  };
  return steps.flatMap((step) =>
    stepParts(step).map((part, at): Omit<Dimension, "distanceShare"> => {
      const { column } = step;
      const name = step.kind === "category" ? `${column} = ${step.levels[at]}` : NAMES[part](column);
      return { name: unique(name), column, part };
    }),
  );
}

const NAMES: Readonly<Record<Dimension["part"], (column: string) => string>> = {
  value: (column) => column,
  has: (column) => `has ${column}`,
  missing: (column) => `${column} is missing`,
  level: (column) => column,
};

function noFeatures(table: CustomerTable, warnings: readonly Warning[]): SegmentError {
  if (table.rowCount === 1) {
    return new SegmentError("bad-data", "clustering needs at least two customers; got 1. Check the file and --where.");
  }
  const reasons = warnings.map((warning) => warning.message).join(" ");
  const others = table.columns.filter((column) => column.role !== "feature").slice(0, 8);
  const listed = others.map((column) => `${column.name} (${column.role}: ${column.why})`).join(", ");
  const seen = listed === "" ? "" : ` Other columns: ${listed}.`;
  return new SegmentError(
    "bad-data",
    `clustering needs at least one numeric or yes/no column that varies; got none.${reasons === "" ? "" : ` ${reasons}`}${seen} Name columns to cluster with --features.`,
  );
}
