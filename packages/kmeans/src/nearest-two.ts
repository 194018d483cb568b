import { checkCentroids, clustersIn } from "./centroids.js";
import { squaredDistance } from "./lloyd/assign-rows.js";
import { type AnyMatrix, checkMatrix } from "./matrix.js";

/** The nearest and the second-nearest centroid of every row, with Euclidean distances. */
export interface NearestTwo {
  readonly labels: Uint8Array;
  readonly distances: Float64Array;
  /** With one centroid: 0, and NaN for its distance. */
  readonly runnerUps: Uint8Array;
  readonly runnerUpDistances: Float64Array;
}

/**
 * The two nearest centroids of every row, ties to the lowest.
 *
 * @param centroids `k × featureCount`, k up to 255.
 * @param matrix The rows.
 * @returns Labels equal those of `predict`.
 * @throws {KMeansError} `bad-option` for centroids of a wrong shape, `bad-data` for values that are not finite.
 */
export function nearestTwo(centroids: Float64Array, matrix: AnyMatrix): NearestTwo {
  checkMatrix(matrix);
  const { values, rowCount, featureCount: d } = matrix;
  const k = clustersIn(centroids, d);
  checkCentroids(centroids, k, d);
  const labels = new Uint8Array(rowCount);
  const runnerUps = new Uint8Array(rowCount);
  const distances = new Float64Array(rowCount);
  const runnerUpDistances = new Float64Array(rowCount);
  for (let i = 0; i < rowCount; i++) {
    let first = squaredDistance(values, i * d, centroids, 0, d);
    let second = Number.NaN;
    for (let c = 1; c < k; c++) {
      const square = squaredDistance(values, i * d, centroids, c * d, d);
      if (square < first) {
        second = first;
        runnerUps[i] = labels[i];
        first = square;
        labels[i] = c;
      } else if (!(square >= second)) {
        second = square;
        runnerUps[i] = c;
      }
    }
    distances[i] = Math.sqrt(first);
    runnerUpDistances[i] = Math.sqrt(second);
  }
  return { labels, distances, runnerUps, runnerUpDistances };
}
