import { checkCentroids, clustersIn } from "./centroids.js";
import { squaredSpan, widenRanges } from "./column-ranges.js";
import { frameOf } from "./engine/frame.js";
import { assignRows } from "./lloyd/assign-rows.js";
import { checkMatrix, type Matrix } from "./matrix.js";
import { driveHere } from "./search/drive-here.js";

/** Up to this many subtractions plain f64 is done before the kernel's memory is filled. */
const PLAIN_WORK = 2_000_000;

/**
 * The nearest centroid of every row, ties to the lowest.
 *
 * @param centroids `k × featureCount`, k up to 255.
 * @param matrix The rows.
 * @returns One label per row, from 0. On the rows of a fit they equal the model's labels.
 * @throws {KMeansError} `bad-option` for centroids of a wrong shape, `bad-data` for values that are not finite.
 */
export function predict(centroids: Float64Array, matrix: Matrix): Uint8Array {
  const ranges = checkMatrix(matrix);
  const k = clustersIn(centroids, matrix.featureCount);
  checkCentroids(centroids, k, matrix.featureCount);
  const widened = widenRanges(ranges, centroids);
  const span = squaredSpan(widened);
  // Beyond these bounds squares overflow or vanish in f64, and labels are what f64 makes of that.
  if (matrix.values.length * k <= PLAIN_WORK || !(span > 1e-280 && span < 1e300)) {
    const labels = new Uint8Array(matrix.rowCount);
    assignRows(matrix, centroids, labels);
    return labels;
  }
  const driver = driveHere();
  const rows = { ...matrix, weights: null };
  const frame = frameOf(matrix, null, widened.low, widened.high);
  driver.reply({ request: "hold", hold: { rows, frame, seeding: false }, split: false });
  driver.reply({ request: "ask", ask: { ask: "pass", centroids, fresh: true } });
  const { answer } = driver.reply({ request: "ask", ask: { ask: "labels" } });
  driver.release();
  return answer?.labels as Uint8Array;
}
