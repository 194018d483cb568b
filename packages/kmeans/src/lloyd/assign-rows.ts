import type { AnyMatrix } from "../matrix.js";

/**
 * Label every row with its nearest centroid, ties to the lowest.
 *
 * This is the definition of a label in this package: squared differences summed in column order, in f64, compared strictly.
 *
 * @param matrix The rows.
 * @param centroids `k × featureCount`.
 * @param labels Overwritten.
 * @returns How many labels changed.
 */
export function assignRows(matrix: AnyMatrix, centroids: Float64Array, labels: Uint8Array): number {
  const { values, rowCount, featureCount: d } = matrix;
  let changed = 0;
  for (let i = 0; i < rowCount; i++) {
    const label = nearestCentroid(values, i * d, centroids, d);
    if (labels[i] !== label) {
      labels[i] = label;
      changed++;
    }
  }
  return changed;
}

/**
 * The nearest centroid of one row.
 *
 * @param values Holds the row from `offset`.
 * @param offset Where the row begins.
 * @param centroids `k × d`.
 * @param d Features.
 * @returns Its index; the lowest of those equally near.
 */
export function nearestCentroid(
  values: Float64Array | Float32Array,
  offset: number,
  centroids: Float64Array,
  d: number,
): number {
  let best = Number.POSITIVE_INFINITY;
  let label = 0;
  for (let c = 0, at = 0; at < centroids.length; c++) {
    let sum = 0;
    for (let j = 0; j < d; j++, at++) {
      const t = values[offset + j] - centroids[at];
      sum += t * t;
    }
    if (sum < best) {
      best = sum;
      label = c;
    }
  }
  return label;
}

/**
 * Squared distance of one row to one centroid.
 *
 * @param values Holds the row from `offset`.
 * @param offset Where the row begins.
 * @param centroids Holds the centroid from `at`.
 * @param at Where the centroid begins.
 * @param d Features.
 */
export function squaredDistance(
  values: Float64Array | Float32Array,
  offset: number,
  centroids: Float64Array | Float32Array,
  at: number,
  d: number,
): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const t = values[offset + j] - centroids[at + j];
    sum += t * t;
  }
  return sum;
}
