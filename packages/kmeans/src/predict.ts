import { checkCentroids, clustersIn } from "./centroids.js";
import { squaredSpan, widenRanges } from "./column-ranges.js";
import { type Frame, frameOf, sampledFrame } from "./engine/frame.js";
import { labelRows } from "./engine/label-rows.js";
import { createKernel, type Kernel, kernelKind } from "./kernel/kernel.js";
import { assignRows } from "./lloyd/assign-rows.js";
import { type AnyMatrix, checkShape, checkValues } from "./matrix.js";

/** Up to this many subtractions plain f64 is done before the kernel's memory is filled. */
const PLAIN_WORK = 2_000_000;

/** Memory of a kernel that is kept for the next call. */
const KEPT_BYTES = 16 * 2 ** 20;

/**
 * The nearest centroid of every row, ties to the lowest.
 *
 * @param centroids `k × featureCount`, k up to 255.
 * @param matrix The rows.
 * @returns One label per row, from 0. On the rows of a fit they equal the model's labels.
 * @throws {KMeansError} `bad-option` for centroids of a wrong shape, `bad-data` for values that are not finite.
 */
export function predict(centroids: Float64Array, matrix: AnyMatrix): Uint8Array {
  checkShape(matrix);
  const k = clustersIn(centroids, matrix.featureCount);
  checkCentroids(centroids, k, matrix.featureCount);
  const isLarge = matrix.values.length * k > PLAIN_WORK;
  const presumed = isLarge ? sampledFrame(matrix, null, centroids) : null;
  return (presumed && labelIn(presumed, matrix, centroids)) ?? labelChecked(matrix, centroids, isLarge);
}

/** The same, with every value looked at before. */
function labelChecked(matrix: AnyMatrix, centroids: Float64Array, isLarge: boolean): Uint8Array {
  const ranges = widenRanges(checkValues(matrix), centroids);
  const span = squaredSpan(ranges);
  // Beyond these bounds squares overflow or vanish in f64, and labels are what f64 makes of that.
  const found =
    isLarge && span > 1e-280 && span < 1e300
      ? labelIn(frameOf(matrix, null, ranges.low, ranges.high), matrix, centroids)
      : null;
  if (found) return found;
  const labels = new Uint8Array(matrix.rowCount);
  assignRows(matrix, centroids, labels);
  return labels;
}

let idle: Kernel | null = null;

function labelIn(frame: Frame, matrix: AnyMatrix, centroids: Float64Array): Uint8Array | null {
  const kernel = idle ?? createKernel(kernelKind());
  const labels = labelRows(kernel, matrix, frame, centroids);
  idle = kernel.memory.buffer.byteLength <= KEPT_BYTES ? kernel : null;
  return labels;
}
