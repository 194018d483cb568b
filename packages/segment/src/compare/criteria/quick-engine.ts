import type { Random } from "@coterie/kmeans";

/** A partition found by `quickFit`. */
export interface QuickFit {
  /** `k × featureCount`. */
  readonly centroids: Float64Array;
  readonly labels: Uint8Array;
  /** Weighted sum of squared distances. */
  readonly inertia: number;
}

/** What fits one matrix; engines give the same bytes. */
export interface QuickEngine {
  /** The variance of all columns together. */
  variance(): number;
  /** Greedy k-means++; null where rows run out. */
  place(k: number, random: Random): Float64Array | null;
  /** Lloyd's algorithm from given centroids, which are not modified, until they step less than `stop` squared. */
  settle(centroids: Float64Array, k: number, stop: number): QuickFit;
  /** For each row the nearest of given centroids, ties to the first. */
  label(centroids: Float64Array, k: number): Uint8Array;
}

/** Rows that are tried for each further centroid. */
export function trialsOf(k: number): number {
  return 2 + Math.floor(Math.log(k));
}
