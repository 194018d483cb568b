import type { KernelKind } from "../kernel/kernel.js";
import type { Cells } from "./cells.js";
import { type DistanceSums, distanceSums, POINT_GROUPS } from "./distance-sums.js";

/** Points whose distances are summed at a time. */
const POINTS = 4 * POINT_GROUPS;

/** Rows of one cluster whose silhouettes are wanted. */
export interface ScoreTask {
  readonly cluster: number;
  readonly rows: number;
  /** The first of them among the points. */
  readonly first: number;
  /** The fold of its cluster that holds the row itself, or -1 where none does. */
  readonly ownFolds: Int8Array;
  readonly weights: Float64Array | null;
}

/** What rows were given. */
export interface ScoredRows {
  /** The silhouette of each. */
  readonly scores: Float64Array;
  /** For each fold the weighted sum of the silhouettes when that fold is left out; empty with one fold. */
  readonly leftOut: Float64Array;
}

/**
 * Bring rows to where their silhouettes are computed.
 *
 * @param cells What they are compared with.
 * @param points All rows that are to be scored, packed as the cells are.
 * @param kind Build of the kernel.
 * @returns Silhouettes of some of the points.
 */
export function scorer(cells: Cells, points: Cells["tiles"], kind: KernelKind): (task: ScoreTask) => ScoredRows {
  const sums = distanceSums(cells, kind);
  return (task) => scoreRows(cells, points, sums, task);
}

function scoreRows(cells: Cells, points: Cells["tiles"], sums: DistanceSums, task: ScoreTask): ScoredRows {
  const { featureCount: d, folds } = cells;
  const k = cells.sizes.length / folds;
  const scores = new Float64Array(task.rows);
  const leftOut = new Float64Array(folds > 1 ? folds : 0);
  const totals = totalsWithout(cells);
  const found = new Float64Array(k * folds * POINTS);
  const whole = new Float64Array(k * POINTS);
  const left = new Float64Array(k);
  for (let i = 0; i < task.rows; i++) {
    const p = i % POINTS;
    if (p === 0) {
      sums(points, (task.first + i) * d, Math.ceil(Math.min(POINTS, task.rows - i) / 4), found);
      addFolds(found, folds, whole);
    }
    const w = task.weights ? task.weights[i] : 1;
    const ownFold = task.ownFolds[i];
    for (let c = 0; c < k; c++) left[c] = whole[c * POINTS + p];
    scores[i] = silhouette(left, totals.subarray(folds * k), task.cluster, ownFold < 0 ? 0 : w);
    for (let fold = 0; fold < leftOut.length; fold++) {
      for (let c = 0; c < k; c++) {
        left[c] = whole[c * POINTS + p] - (cells.sampled[c] ? found[(c * folds + fold) * POINTS + p] : 0);
      }
      const isIn = ownFold >= 0 && (ownFold !== fold || !cells.sampled[task.cluster]);
      leftOut[fold] += w * silhouette(left, totals.subarray(fold * k), task.cluster, isIn ? w : 0);
    }
  }
  return { scores, leftOut };
}

/** The weight of each cluster without each fold, then with all of them. */
function totalsWithout({ folds, totals, sampled }: Cells): Float64Array {
  const k = totals.length / folds;
  const left = new Float64Array((folds + 1) * k);
  for (let without = 0; without <= folds; without++) {
    for (let cell = 0; cell < totals.length; cell++) {
      const c = Math.floor(cell / folds);
      if (sampled[c] && cell % folds === without) continue;
      left[without * k + c] += totals[cell];
    }
  }
  return left;
}

function addFolds(found: Float64Array, folds: number, whole: Float64Array): void {
  whole.fill(0);
  for (let at = 0; at < found.length; at++)
    whole[Math.floor(at / POINTS / folds) * POINTS + (at % POINTS)] += found[at];
}

/** The silhouette of a row from its summed distances to each cluster, of which `self` of its own cluster's weight is the row itself. */
function silhouette(sums: Float64Array, totals: Float64Array, own: number, self: number): number {
  let b = Number.POSITIVE_INFINITY;
  for (let c = 0; c < sums.length; c++) {
    if (c !== own && totals[c] > 0 && sums[c] / totals[c] < b) b = sums[c] / totals[c];
  }
  const a = totals[own] > self ? sums[own] / (totals[own] - self) : 0;
  const larger = a > b ? a : b;
  return larger > 0 ? (b - a) / larger : 0;
}
