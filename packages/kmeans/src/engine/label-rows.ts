import { BLOCK_ROWS } from "../blocks.js";
import { type Kernel, reserve } from "../kernel/kernel.js";
import { nearestCentroid } from "../lloyd/assign-rows.js";
import type { AnyMatrix } from "../matrix.js";
import type { Frame } from "./frame.js";
import { layoutOf } from "./layout.js";
import { placeSteps } from "./place-centroids.js";
import { fill } from "./residence.js";

/**
 * Label rows with their nearest centroid, a block at a time: the kernel never holds more than one.
 *
 * @param kernel Grown as needed; what it held before is overwritten.
 * @param matrix Any values of the right shape.
 * @param frame How values become f32; the centroids fit it.
 * @param centroids `k × featureCount`.
 * @returns Null where rows do not fit the frame (see `Residence`).
 */
export function labelRows(kernel: Kernel, matrix: AnyMatrix, frame: Frame, centroids: Float64Array): Uint8Array | null {
  const { values, rowCount, featureCount: d } = matrix;
  const layout = layoutOf(BLOCK_ROWS, d, BLOCK_ROWS, false, false);
  reserve(kernel, layout.bytes);
  const k = centroids.length / d;
  const labels = new Uint8Array(rowCount);
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, rowCount - from);
    const own = values.subarray(from * d, (from + count) * d);
    const residence = fill({ kernel, layout, frame }, { values: own, rowCount: count, featureCount: d, weights: null });
    if (!residence.fits) return null;
    placeSteps(residence, centroids);
    const { x, halves, taus, scratch, list } = layout;
    const rowsAt = [count, d, k, x, layout.labels] as const;
    const unsure = kernel.operations.labelRows(...rowsAt, layout.centroids, halves, taus, scratch, list, 1, 0, 0, 0);
    labels.set(new Uint8Array(kernel.memory.buffer, layout.labels, count), from);
    for (const entry of new Uint32Array(kernel.memory.buffer, list, unsure)) {
      const i = from + (entry & 0xffff);
      labels[i] = nearestCentroid(values, i * d, centroids, d);
    }
  }
  return labels;
}
