import { KMeansError } from "./kmeans-error.js";
import { firstNotFinite } from "./matrix.js";

/**
 * How many centroids there are.
 *
 * @param centroids `k × featureCount`, k from 1 to 255.
 * @returns k.
 * @throws {KMeansError} `bad-option`.
 */
export function clustersIn(centroids: Float64Array, featureCount: number): number {
  const k = centroids?.length / featureCount;
  if (!Number.isInteger(k) || k < 1 || k > 255) {
    throw new KMeansError(
      "bad-option",
      `centroids must be 1 to 255 rows of ${featureCount} numbers; got ${centroids?.length} numbers.`,
    );
  }
  return k;
}

/**
 * Check the shape of centroids and that they are finite.
 *
 * @throws {KMeansError} `bad-option`.
 */
export function checkCentroids(centroids: Float64Array, k: number, featureCount: number): void {
  if (!(centroids instanceof Float64Array) || centroids.length !== k * featureCount) {
    throw new KMeansError(
      "bad-option",
      `centroids must be a Float64Array of k × featureCount = ${k * featureCount} numbers; got ${centroids?.length}.`,
    );
  }
  const bad = firstNotFinite(centroids);
  if (bad >= 0) {
    throw new KMeansError(
      "bad-option",
      `centroids must be finite; got ${centroids[bad]} at centroid ${Math.floor(bad / featureCount) + 1}, column ${(bad % featureCount) + 1}.`,
    );
  }
}
