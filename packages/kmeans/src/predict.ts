import { BLOCK_ROWS } from "./blocks.js";
import { checkCentroids, clustersIn } from "./centroids.js";
import { squaredSpan, widenRanges } from "./column-ranges.js";
import type { Answer } from "./engine/ask.js";
import { frameOf } from "./engine/frame.js";
import { assignRows } from "./lloyd/assign-rows.js";
import { checkMatrix, type Matrix } from "./matrix.js";
import { driveHere } from "./search/drive-here.js";

/** Up to this many subtractions plain f64 is done before the kernel's memory is filled. */
const PLAIN_WORK = 2_000_000;

/** Values brought into the kernel's memory at a time. */
const CHUNK_VALUES = 4_000_000;

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
  const labels = new Uint8Array(matrix.rowCount);
  if (matrix.values.length * k <= PLAIN_WORK || !(span > 1e-280 && span < 1e300)) {
    assignRows(matrix, centroids, labels);
    return labels;
  }
  const frame = frameOf(matrix, null, widened.low, widened.high);
  const driver = driveHere();
  const { values, rowCount, featureCount: d } = matrix;
  const most = Math.max(BLOCK_ROWS, Math.floor(CHUNK_VALUES / d));
  for (let from = 0; from < rowCount; from += most) {
    const to = Math.min(rowCount, from + most);
    const rows = { values: values.subarray(from * d, to * d), rowCount: to - from, featureCount: d, weights: null };
    driver.reply({ request: "hold", hold: { rows, frame, seeding: false }, split: false });
    driver.reply({ request: "ask", ask: { ask: "pass", centroids, fresh: true } });
    const { answer } = driver.reply({ request: "ask", ask: { ask: "labels" } });
    labels.set((answer as Answer).labels, from);
  }
  driver.release();
  return labels;
}
