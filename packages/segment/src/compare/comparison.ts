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
  readonly inertia: number;
  /** 1 − inertia / total sum of squares. */
  readonly explainedShare: number;
  readonly silhouetteEuclidean: SilhouetteEstimate | null;
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
}

/** The comparison of K. Whether segments exist at all is not judged yet: `verdict` is null. */
export interface Comparison {
  readonly rows: readonly ComparisonRow[];
  readonly verdict: null;
  /** The K that is kept, and why, as a clause: "first of 4, 5, 6; K is not judged yet". */
  readonly kept: { readonly k: number; readonly why: string };
}
