import { canonicalOrder, type KMeansModel, type Matrix, predict, reorderCentroids } from "@coterie/kmeans";

/** Where the fit of a table that stayed in its database ended, over all of its customers. */
export interface FitThere {
  /** "PostgreSQL 15.18". */
  readonly engine: string;
  /** The place, without secrets. */
  readonly place: string;
  /** What the engine calls the state it was read in; null where it has no name for it. */
  readonly snapshot: string | null;
  /** Customers there, without those who object. */
  readonly customers: number;
  /** Customers of the sample that K was compared on and that profiles are made from, and the id it was drawn by; null = all of them. */
  readonly sample: { readonly customers: number; readonly drawnBy: string } | null;
  /** Passes over all customers, and the largest move of a centroid's coordinate in the last one. */
  readonly passes: number;
  readonly moved: number;
  readonly converged: boolean;
  /** Over all customers, about the final centroids. */
  readonly inertia: number;
  readonly explainedShare: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  readonly silhouetteSquaredEuclidean: number | null;
  /** Values present and their sum by column: whether the table is still what it was. */
  readonly columns: readonly { readonly column: string; readonly present: number; readonly sum: number }[];
}

/** Centroids that settled elsewhere, in the order of a fit here. */
export interface SettledClusters {
  /** `k × dimensions`. */
  readonly centroids: readonly (readonly number[])[];
  /** Customers in each, over the whole population. */
  readonly counts: readonly number[];
}

/**
 * The model of a sample whose centroids settled over a whole population: clusters by falling size there, the sample's rows with the nearest
 * centroid.
 *
 * @param model The sample's own fit.
 * @param matrix The sample in model space.
 * @returns A model whose `centroids`, `labels`, `sizes` and sums are the settled ones; `sizes` counts the population, `labels` only the sample.
 */
export function settledModel(model: KMeansModel, matrix: Matrix, settled: SettledClusters): KMeansModel {
  const flat = Float64Array.from(settled.centroids.flat());
  const order = canonicalOrder(settled.counts, flat);
  const centroids = reorderCentroids(flat, order);
  const counts = Array.from(order, (c) => settled.counts[c]);
  return {
    ...model,
    centroids,
    labels: predict(centroids, matrix),
    sizes: Uint32Array.from(counts),
    clusterWeights: Float64Array.from(counts),
  };
}
