import type { ClusterIndices } from "./indices/cluster-indices.js";

/** How the search for the returned solution ended. */
export type Convergence = "strict" | "tolerance" | "max-iterations";

/** Something the caller should know about a fit that was still done. */
export interface KMeansWarning {
  readonly code: string;
  readonly message: string;
}

/** A fitted partition. Labels are the nearest centroid of every row; clusters stand by falling weight, ties by centroid. */
export interface KMeansModel {
  readonly k: number;
  readonly featureCount: number;
  /** `k × featureCount`, row-major. */
  readonly centroids: Float64Array;
  /** The cluster of each row, from 0. */
  readonly labels: Uint8Array;
  /** Weighted sum of squared distances to the nearest centroid. */
  readonly inertia: number;
  /** Rows in each cluster, those of weight 0 included. */
  readonly sizes: Uint32Array;
  /** Weight in each cluster; equal to `sizes` without weights. */
  readonly clusterWeights: Float64Array;
  /** Each cluster's share of the inertia, as a sum. */
  readonly withinSumOfSquares: Float64Array;
  /** Passes over the rows that the returned solution took, those of its polish included. */
  readonly iterations: number;
  readonly converged: Convergence;
  /** Starts that were run, and how many of them ended at the least inertia (relative 1e-6). */
  readonly restarts: number;
  readonly restartsAgreeing: number;
  readonly seed: number;
  /** Of the labels, where `indices` was asked for. */
  readonly indices: ClusterIndices | null;
  readonly warnings: readonly KMeansWarning[];
}

/** How far a fit has come. */
export interface KMeansProgress {
  readonly k: number;
  /** The start being worked on, from 1, of `restarts`. */
  readonly restart: number;
  readonly restarts: number;
  /** Passes over the rows within this start. */
  readonly iteration: number;
  /** Rough share of the work done, 0 to 1, never falling. */
  readonly fraction: number;
}
