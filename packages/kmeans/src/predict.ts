import { checkCentroidsFor } from "./centroids.js";
import { assignRows } from "./lloyd/assign-rows.js";
import type { Matrix } from "./matrix.js";

/**
 * The nearest centroid of every row, ties to the lowest.
 *
 * @param centroids `k × featureCount`, k up to 255.
 * @param matrix The rows.
 * @returns One label per row, from 0. On the rows of a fit they equal the model's labels.
 * @throws {KMeansError} `bad-option` for centroids of a wrong shape, `bad-data` for values that are not finite.
 */
export function predict(centroids: Float64Array, matrix: Matrix): Uint8Array {
  checkCentroidsFor(centroids, matrix);
  const labels = new Uint8Array(matrix.rowCount);
  assignRows(matrix, centroids, labels);
  return labels;
}
