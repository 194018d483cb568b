import type { JudgedK, Judgement, Verdict } from "./verdict/judgement.js";

/** Mean Euclidean silhouette; from a sample it carries its 95% interval, exact values have `low = high = value`. */
export interface SilhouetteEstimate {
  readonly value: number;
  /** Rows whose silhouette was computed (each against the rows of the sample, or all). */
  readonly rows: number;
  readonly exact: boolean;
  readonly low: number;
  readonly high: number;
}

/** One K and what each criterion says of it. Null = not computable (one segment, or all its rows equal). */
export interface ComparisonRow {
  readonly k: number;
  /** Customers this K was fitted on, and everything of this row but `judged` was taken over: all, or under `--quick` a sample where K is not kept. */
  readonly fittedRows: number;
  readonly inertia: number;
  /** 1 − inertia / total sum of squares. */
  readonly explainedShare: number;
  readonly silhouetteEuclidean: SilhouetteEstimate | null;
  /** Mean Euclidean silhouette of the segment where it is least. */
  readonly worstSegmentSilhouette: number | null;
  /** Closed form over all rows, squared Euclidean distances: runs higher than the Euclidean one. */
  readonly silhouetteSquaredEuclidean: number | null;
  /** Distances to centroids instead of rows, over all rows. */
  readonly silhouetteSimplified: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  /** Rows per segment, falling. */
  readonly sizes: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
  /** Starts that were run, and how many of them ended at the best inertia (relative 1e-6). */
  readonly restarts: number;
  readonly restartsAgreeing: number;
  /** Null in a model of format 1. */
  readonly judged: JudgedK | null;
}

/** The comparison of K, and whether segments exist at all. */
export interface Comparison {
  /** The K asked for, rising. */
  readonly rows: readonly ComparisonRow[];
  /** Null in a model of format 1, which was not judged. */
  readonly verdict: Verdict | null;
  /** Null in a model of format 1. */
  readonly judgement: Judgement | null;
  /** The K that is kept, and why, as a clause: "recommended: separate groups". */
  readonly kept: { readonly k: number; readonly why: string };
}
