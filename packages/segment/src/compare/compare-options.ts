import type { KMeansModel } from "@coterie/kmeans";
import type { Warning } from "../customer-table.js";
import type { FitOptions } from "../fit/fit.js";
import type { Recipe } from "../prepare/recipe.js";
import type { Comparison } from "./comparison.js";
import type { JudgeOptions } from "./verdict/judge-options.js";

/** Where a comparison stands. */
export interface CompareProgress {
  readonly stage: "fit" | "judge";
  /** The K being fitted; 0 while all are judged. */
  readonly k: number;
  /** Place of this K among those compared, from 0. */
  readonly index: number;
  readonly total: number;
  /** Of the fits, or of the judging, 0 to 1. */
  readonly fraction: number;
}

/** The part of `judge`'s options that a comparison leaves to its caller. */
export type Judging = Pick<
  JudgeOptions,
  "beside" | "resamples" | "nullDraws" | "rows" | "rowHashes" | "minShare" | "shortList" | "helpers"
>;

/** Which K are compared, and how. */
export interface CompareOptions extends Omit<FitOptions, "k" | "onProgress"> {
  /** Each from 2; the one recommended is kept unless `keep` says otherwise. */
  readonly ks: readonly number[];
  /** The preparation: tells flags, categories and whole numbers from amounts, and names conditions. */
  readonly recipe?: Recipe | undefined;
  /** How K is judged; see `judge`. `beside` is what would be chosen from if K were left free (default 2 to 8). */
  readonly judging?: Judging | undefined;
  /** Judge in a hurry: fewer resamples of fewer customers; every K is fitted on all of them all the same (default false). */
  readonly quick?: boolean | undefined;
  /** The K to keep, one of `ks`. */
  readonly keep?: number | undefined;
  /** Compute the Euclidean silhouette over all rows even where a sample would do (default false). */
  readonly exactSilhouette?: boolean | undefined;
  readonly onProgress?: ((progress: CompareProgress) => void) | undefined;
}

/** The K that are compared where none are named, and that the unrestricted choice is made from. */
export const DEFAULT_KS: readonly number[] = [2, 3, 4, 5, 6, 7, 8];

/** The comparison, the fitted model of every K, and what the reader should know. */
export interface Compared {
  readonly comparison: Comparison;
  readonly models: ReadonlyMap<number, KMeansModel>;
  readonly warnings: readonly Warning[];
}

/** What a fit has to say, with its K. */
export function warningsOf({ k, warnings }: KMeansModel): readonly Warning[] {
  return warnings.map(({ code, message }) => ({ code, message: `K = ${k}: ${message}` }));
}
