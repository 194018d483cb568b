import type { AnyMatrix } from "./matrix.js";
import type { KMeansModel } from "./model.js";
import { type KMeansOptions, resolveOptions } from "./options.js";
import { fitHere } from "./search/fit-here.js";

/**
 * Partition rows into `k` clusters: greedy k-means++ seeding, Lloyd's algorithm, best of `restarts`, polished by single moves.
 * For progress, cancelling and a free event loop see `kmeansAsync`.
 *
 * @param matrix `rowCount × featureCount` finite values on comparable scales. Not modified.
 * @param options.k Clusters to form, 1 to the number of distinct rows, at most 255.
 * @param options.seed Unsigned 32-bit integer (default 0); same seed, same bytes.
 * @param options.restarts Starts (default 50 up to 50,000 rows, else 10); with `centroids` 1.
 * @param options.maxIterations Passes a start may take (default 300); reaching it warns.
 * @param options.tolerance Relative squared step at which a start may stop early (default 0: labels must stand still).
 * @param options.weights One non-negative weight per row (default 1). From given centroids, weight 2 equals the row twice; seeding may differ.
 * @param options.centroids Centroids to start from; then nothing is seeded and nothing polished.
 * @param options.minimumShare Smallest share of the weight a cluster may have (default 0): solutions with a smaller one are passed over.
 * @param options.indices Also judge the partition (default false), for one more pass over the rows.
 * @returns Read-only model; labels always agree with `predict`; clusters ordered by falling weight, ties by centroid.
 * @throws {KMeansError} `bad-option`, `bad-data` (names row and column), `too-few-rows`: before any work starts.
 * @remarks O(rowCount · k · featureCount) a pass.
 */
export function kmeans(matrix: AnyMatrix, options: KMeansOptions): KMeansModel {
  return fitHere(matrix, resolveOptions(matrix, options, false));
}
