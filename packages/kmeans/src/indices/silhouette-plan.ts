import type { ColumnRanges } from "../column-ranges.js";
import { frameOf } from "../engine/frame.js";
import type { AnyMatrix } from "../matrix.js";
import { type ComparedRows, compareWith, packTiles, slotOfRows, TILE, tilesOf, unitOf } from "./compared-rows.js";
import {
  allRows,
  type Drawable,
  dealRows,
  type Partition,
  piecesOf,
  placeOf,
  type Sample,
  sampleRows,
} from "./sample-rows.js";
import type { ScoredRows, ScoreTask } from "./score-rows.js";

/** What silhouettes are computed from; plain data but for the samples. */
export interface SilhouettePlan {
  readonly compared: ComparedRows;
  readonly scored: ScoredRows;
  readonly tasks: readonly ScoreTask[];
  /** The rows that are scored, and those that they are compared with. */
  readonly points: Sample;
  readonly reference: Sample;
}

/** How much is computed, of what. */
export interface SilhouetteScope {
  readonly matrix: AnyMatrix;
  readonly ranges: ColumnRanges;
  readonly weights: Float64Array | null;
  readonly drawable: Drawable;
  /** Each of two clusters or more. */
  readonly partitions: readonly Partition[];
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
 * Draw and pack the rows that silhouettes are computed from. What is computed of a partition depends on no other.
 *
 * @param scope What is asked.
 */
export function silhouettePlan(scope: SilhouetteScope): SilhouettePlan {
  const { matrix, ranges, weights, drawable, partitions, exact, seed } = scope;
  const draw = (wanted: number, stream: number): Sample =>
    exact ? allRows(drawable) : sampleRows(drawable, partitions, wanted, seed, stream);
  const points = draw(SCORED_ROWS, 1);
  const reference = draw(REFERENCE_ROWS, 2);
  const work = points.ends[0] * reference.ends[0] * matrix.featureCount;
  const frame = work > PLAIN_WORK ? frameOf(matrix, weights, ranges.low, ranges.high) : null;
  const folds = reference.ends[0] < drawable.count ? FOLDS : 1;
  const dealt = dealRows(reference, partitions, folds, seed);
  const compared = compareWith(matrix, weights, frame, reference, partitions, dealt, folds);
  return {
    compared,
    scored: {
      tiles: packTiles(matrix, frame, piecesOf(points)),
      weights: weights && Float64Array.from(points.rows, (row) => weights[row] / unitOf(frame)),
      slotOf: scoredSlots(points, partitions, compared),
      ownFolds: foldsThatHold(points, reference, partitions.length, dealt),
    },
    tasks: tasksOf(points, partitions.length),
    points,
    reference,
  };
}

/** Slots of the rows that are scored; a row alone in its cluster is not. */
function scoredSlots(points: Sample, partitions: readonly Partition[], { slots }: ComparedRows): Uint16Array {
  const slotOf = slotOfRows(points, partitions, slots);
  const isAlone = partitions.flatMap(({ sizes }) => Array.from(sizes, (size) => size === 1));
  if (isAlone.includes(true)) {
    for (let at = 0; at < slotOf.length; at++) if (isAlone[slotOf[at]]) slotOf[at] = slots.count;
  }
  return slotOf;
}

/** For each row and partition the fold of the compared rows that holds it, or -1. */
function foldsThatHold(points: Sample, reference: Sample, parts: number, dealt: Uint8Array): Int8Array {
  const found = new Int8Array(points.rows.length * parts).fill(-1);
  const shared = reference.rows.subarray(0, reference.ends[0]);
  const besides = reference.ends.slice(1).map((end, p) => {
    const from = reference.ends[p];
    return new Map(Array.from(reference.rows.subarray(from, end), (row, i) => [row, dealt[from + i]]));
  });
  for (let i = 0; i < points.rows.length; i++) {
    const row = points.rows[i];
    const place = placeOf(shared, row);
    for (let p = 0; p < parts; p++) found[i * parts + p] = place >= 0 ? dealt[place] : (besides[p]?.get(row) ?? -1);
  }
  return found;
}

/** The shared rows in all partitions, and those of each partition in that one. */
function tasksOf(points: Sample, parts: number): readonly ScoreTask[] {
  const tasks: ScoreTask[] = [];
  let first = 0;
  let tile = 0;
  piecesOf(points).forEach(({ length }, piece) => {
    for (let from = 0; from < length; from += TASK_ROWS) {
      tasks.push({
        first: first + from,
        rows: Math.min(TASK_ROWS, length - from),
        tile: tile + from / TILE,
        firstPartition: piece === 0 ? 0 : piece - 1,
        partitions: piece === 0 ? parts : 1,
      });
    }
    first += length;
    tile += tilesOf(length);
  });
  return tasks;
}
