import type { AnyMatrix } from "../matrix.js";
import { squaredDistance } from "./assign-rows.js";
import type { ClusterSums } from "./cluster-sums.js";

/**
 * Give every cluster without weight the row that lies farthest from its own centroid, taken out of a cluster that keeps another row.
 *
 * @param matrix The rows.
 * @param weights One per row, or null for 1.
 * @param labels Changed for the rows that move.
 * @param centroids The centroids the labels were taken from; distances are to these.
 * @param totals Changed for the rows that move.
 * @returns Rows that moved: ties to the lowest row; none where every row lies on its centroid.
 */
export function relocateEmpty(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  labels: Uint8Array,
  centroids: Float64Array,
  totals: ClusterSums,
): number {
  const { values, rowCount, featureCount: d } = matrix;
  const k = totals.weights.length;
  let moved = 0;
  for (let empty = 0; empty < k; empty++) {
    if (totals.weights[empty] > 0) continue;
    let farthest = -1;
    let most = 0;
    for (let i = 0; i < rowCount; i++) {
      const c = labels[i];
      if (totals.counts[c] < 2 || (weights && weights[i] === 0)) continue;
      const distance = squaredDistance(values, i * d, centroids, c * d, d);
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest < 0) return moved;
    moveRow(values, d, farthest, weights ? weights[farthest] : 1, labels[farthest], empty, totals);
    labels[farthest] = empty;
    moved++;
  }
  return moved;
}

function moveRow(
  values: Float64Array | Float32Array,
  d: number,
  row: number,
  w: number,
  from: number,
  to: number,
  totals: ClusterSums,
): void {
  for (let j = 0; j < d; j++) {
    const share = w * values[row * d + j];
    totals.sums[from * d + j] -= share;
    totals.sums[to * d + j] = share;
  }
  totals.weights[from] -= w;
  totals.weights[to] = w;
  totals.counts[from]--;
  totals.counts[to] = 1;
}
