import type { ColumnRanges } from "../column-ranges.js";
import { frameOf } from "../engine/frame.js";
import type { AnyMatrix } from "../matrix.js";
import { type Cells, cellsOf, packRows, padded, unitOf } from "./cells.js";
import type { ScoreTask } from "./score-rows.js";
import { foldsOf, stratifiedRows } from "./stratified-rows.js";

/** What a silhouette is computed from; plain data but for the row lists. */
export interface SilhouettePlan {
  readonly cells: Cells;
  /** The rows to score, each cluster padded to whole groups of 4. */
  readonly points: Cells["tiles"];
  readonly tasks: readonly ScoreTask[];
  /** All rows of positive weight, those scored and those compared with, by cluster. */
  readonly clusters: readonly Uint32Array[];
  readonly scored: readonly Uint32Array[];
  readonly reference: readonly Uint32Array[];
}

/** How much is computed, of what. */
export interface SilhouetteScope {
  readonly matrix: AnyMatrix;
  readonly ranges: ColumnRanges;
  readonly clusters: readonly Uint32Array[];
  readonly weights: Float64Array | null;
  readonly exact: boolean;
  readonly seed: number;
}

/** Rows that are scored when not all are: as many as a notebook would sample. */
const SCORED_ROWS = 10_000;

/** Rows that scored rows are compared with when the table is larger. */
const REFERENCE_ROWS = 25_000;

/** Parts of the compared rows that are left out in turn to learn what comparing with a sample adds. */
const FOLDS = 16;

/** Rows of one task: small enough to share out evenly, and the same on any number of threads. */
const TASK_ROWS = 512;

/** Up to this many subtractions plain f64 is as quick as filling the kernel's memory. */
const PLAIN_WORK = 20_000_000;

/**
 * Draw and pack the rows that a silhouette is computed from.
 *
 * @param scope What is asked.
 */
export function silhouettePlan({ matrix, ranges, clusters, weights, exact, seed }: SilhouetteScope): SilhouettePlan {
  const scored = exact ? clusters : stratifiedRows(clusters, SCORED_ROWS, seed, 1);
  const reference = exact ? clusters : stratifiedRows(clusters, REFERENCE_ROWS, seed, 2);
  const sampled = Uint8Array.from(clusters, (rows, c) => (reference[c].length < rows.length ? 1 : 0));
  const work = count(scored) * count(reference) * matrix.featureCount;
  const frame = work > PLAIN_WORK ? frameOf(matrix, weights, ranges.low, ranges.high) : null;
  const folded = sampled.includes(1)
    ? reference.map((rows, c) => foldsOf(rows, FOLDS, seed, c))
    : reference.map((rows) => [rows]);
  const cells = cellsOf(matrix, weights, frame, folded.flat(), sampled);
  const points = exact ? cells.tiles : packRows(matrix, frame, scored);
  const tasks: ScoreTask[] = [];
  let first = 0;
  scored.forEach((rows, cluster) => {
    const ownFolds = foldOfEach(rows, folded[cluster]);
    for (let from = 0; from < rows.length && clusters[cluster].length > 1; from += TASK_ROWS) {
      const part = rows.subarray(from, from + TASK_ROWS);
      tasks.push({
        cluster,
        rows: part.length,
        first: first + from,
        ownFolds: ownFolds.slice(from, from + TASK_ROWS),
        weights: weights && Float64Array.from(part, (row) => weights[row] / unitOf(frame)),
      });
    }
    first += padded(rows.length);
  });
  return { cells, points, tasks, clusters, scored, reference };
}

/** Rows in all. */
export function count(clusters: readonly Uint32Array[]): number {
  return clusters.reduce((sum, rows) => sum + rows.length, 0);
}

/** For each row, rising, the fold that holds it, or -1. */
function foldOfEach(rows: Uint32Array, folds: readonly Uint32Array[]): Int8Array {
  const found = new Int8Array(rows.length).fill(-1);
  for (const [fold, held] of folds.entries()) {
    for (let i = 0, m = 0; i < rows.length && m < held.length; ) {
      if (rows[i] === held[m]) found[i] = fold;
      if (rows[i] <= held[m]) i++;
      else m++;
    }
  }
  return found;
}
