import type { KMeansModel, Matrix } from "@coterie/kmeans";
import type { Recipe } from "../../prepare/recipe.js";
import { SegmentError } from "../../segment-error.js";
import type { Helper } from "../../share/shared-stage.js";
import { LIMITS, type Limits } from "./limits.js";

/** How K is judged. */
export interface JudgeOptions {
  /** Unsigned 32-bit integer (default 0): same seed, same bytes. */
  readonly seed?: number | undefined;
  /** The preparation: tells flags, categories and whole numbers from amounts, and names conditions. Without one every dimension is a number. */
  readonly recipe?: Recipe | undefined;
  /** Further K to judge, fitted on the sample alone: what would be chosen from a wider range (default none). */
  readonly beside?: readonly number[] | undefined;
  /** Resamples that stability is taken over (default 100). */
  readonly resamples?: number | undefined;
  /** Draws from the null (default 20). */
  readonly nullDraws?: number | undefined;
  /** Rows everything is judged on (default 4,000). */
  readonly rows?: number | undefined;
  /** One integer a row that the sample is drawn by, such as a hash of its id (default: the row's place). */
  readonly rowHashes?: ArrayLike<number> | undefined;
  /** Least share of customers a segment may have (default 0.02). */
  readonly minShare?: number | undefined;
  /** With ten dimensions or more, look for those that know of groups and judge every K on them alone, too (default true). */
  readonly shortList?: boolean | undefined;
  /** Threads that take part of the work; what comes out does not depend on them (default none). */
  readonly helpers?: readonly Helper[] | undefined;
  /** Aborting refuses the judgement with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Told the share of the work that is done, 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Options with every default filled in and every value checked. */
export interface ResolvedJudgeOptions {
  readonly seed: number;
  readonly recipe: Recipe | undefined;
  readonly beside: readonly number[];
  readonly resamples: number;
  readonly nullDraws: number;
  readonly rows: number;
  readonly rowHashes: ArrayLike<number> | undefined;
  readonly limits: Limits;
  readonly shortList: boolean;
}

const NAMES = [
  "seed",
  "recipe",
  "beside",
  "resamples",
  "nullDraws",
  "rows",
  "rowHashes",
  "minShare",
  "shortList",
  "helpers",
  "signal",
  "onProgress",
];

/**
 * Check how something is to be judged, once.
 *
 * @param matrix Customers in model space.
 * @param options The caller's.
 * @throws {SegmentError} `bad-option`.
 */
export function resolveJudgeOptions(matrix: Matrix, options: JudgeOptions): ResolvedJudgeOptions {
  const unknown = Object.keys(options).find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    throw refused(`option ${unknown} is not known; options are ${NAMES.join(", ")}. Remove it or correct its name.`);
  const { recipe, beside = [], rowHashes } = options;
  if (rowHashes && rowHashes.length !== matrix.rowCount) {
    throw refused(`rowHashes must hold one integer a row, ${matrix.rowCount}; got ${rowHashes.length}.`);
  }
  if (recipe && recipe.dimensions.length !== matrix.featureCount) {
    throw refused(
      `the recipe must have the matrix's ${matrix.featureCount} dimensions; got ${recipe.dimensions.length}. Pass the recipe the matrix came from.`,
    );
  }
  const minShare = options.minShare ?? LIMITS.smallestShare;
  if (!(minShare >= 0 && minShare < 1))
    throw refused(`minShare must be a share from 0 to below 1; got ${String(minShare)}.`);
  return {
    seed: whole("seed", options.seed ?? 0, 0, 4294967295),
    recipe,
    beside: beside.filter((k, i) => beside.indexOf(k) === i).map((k) => whole("each K beside", k, 2, 255)),
    resamples: whole("resamples", options.resamples ?? 100, 1, 10_000),
    nullDraws: whole("nullDraws", options.nullDraws ?? 20, 1, 1_000),
    rows: whole("rows", options.rows ?? 4_000, 10, 100_000),
    rowHashes,
    limits: { ...LIMITS, smallestShare: minShare },
    shortList: options.shortList ?? true,
  };
}

/**
 * Check that models are of these customers.
 *
 * @throws {SegmentError} `bad-option`, `bad-data`.
 */
export function checkModels(matrix: Matrix, models: ReadonlyMap<number, KMeansModel>): void {
  for (const [k, model] of models) {
    if (model.k !== k || k < 2)
      throw refused(`models must stand under their own K, from 2; got K = ${model.k} under ${k}.`);
    if (model.labels.length !== matrix.rowCount || model.featureCount !== matrix.featureCount) {
      throw new SegmentError(
        "bad-data",
        `the model of K = ${k} must be fitted on these ${matrix.rowCount} customers; it has ${model.labels.length}. Fit it again.`,
      );
    }
  }
}

function whole(name: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw refused(`${name} must be an integer from ${low} to ${high}; got ${String(value)}.`);
}

function refused(message: string): SegmentError {
  return new SegmentError("bad-option", message);
}
