import type { Frame } from "../engine/frame.js";
import { type AnyMatrix, shared } from "../matrix.js";
import type { Partition, Sample } from "./sample-rows.js";

/** Values of rows: f32 in a frame for the kernel, f64 as they are without. */
export type Numbers = Float32Array | Float64Array;

/** Rows of one fold that follow one another. */
interface Stretch {
  readonly fold: number;
  readonly first: number;
  readonly rows: number;
}

/** The clusters of some partitions, one partition after another: each is a slot. */
export interface Slots {
  readonly ks: readonly number[];
  /** How many there are. */
  readonly count: number;
  /** The first of each partition. */
  readonly firsts: readonly number[];
}

/** Rows that others are compared with. Plain data, which workers can read. */
export interface ComparedRows {
  readonly featureCount: number;
  readonly slots: Slots;
  /** Row after row. */
  readonly values: Numbers;
  /** One per row, or null for 1. */
  readonly weights: Numbers | null;
  /** For each row and partition the slot of its cluster, or the one past the last where the row was not drawn for that partition. */
  readonly slotOf: Uint16Array;
  readonly folds: number;
  readonly stretches: readonly Stretch[];
  /** The rows' weight, `fold × slot`. */
  readonly totals: Float64Array;
  /** 1 for each slot of whose cluster only a sample is here. */
  readonly sampled: Uint8Array;
}

/** Points of a tile, which are compared at the same time. */
export const TILE = 16;

/**
 * Number the clusters of some partitions.
 *
 * @param partitions Of the same table.
 */
function slotsOf(partitions: readonly Partition[]): Slots {
  const ks = partitions.map(({ k }) => k);
  let count = 0;
  const firsts = ks.map((k) => {
    count += k;
    return count - k;
  });
  return { ks, count, firsts };
}

/**
 * For each row of a sample and each partition the slot of its cluster, or the one past the last where the row was not drawn for that partition.
 *
 * @param sample Its rows.
 * @param partitions Of the table.
 * @param slots Their clusters.
 */
export function slotOfRows({ rows, ends }: Sample, partitions: readonly Partition[], slots: Slots): Uint16Array {
  const slotOf = shared(Uint16Array, rows.length * partitions.length).fill(slots.count);
  partitions.forEach(({ labels }, p) => {
    const fill = (from: number, to: number): void => {
      for (let i = from; i < to; i++) slotOf[i * partitions.length + p] = slots.firsts[p] + labels[rows[i]];
    };
    fill(0, ends[0]);
    if (ends.length > 1) fill(ends[p], ends[p + 1]);
  });
  return slotOf;
}

/**
 * Pack the rows that others are compared with, fold by fold; in each the shared ones first, then those of each partition.
 *
 * @param matrix The table.
 * @param weights One per row, or null for 1.
 * @param frame How values become f32; null leaves them f64.
 * @param sample Rows of positive weight.
 * @param partitions Of the table.
 * @param dealt The fold of each row of the sample.
 * @param folds How many.
 */
export function compareWith(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  frame: Frame | null,
  sample: Sample,
  partitions: readonly Partition[],
  dealt: Uint8Array,
  folds: number,
): ComparedRows {
  const slots = slotsOf(partitions);
  const { order, stretches } = byFold(sample, dealt, folds);
  const slotOfDrawn = slotOfRows(sample, partitions, slots);
  const parts = partitions.length;
  const slotOf = shared(Uint16Array, slotOfDrawn.length);
  const totals = new Float64Array(folds * slots.count);
  const counts = new Uint32Array(slots.count);
  const rows = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const drawn = order[i];
    rows[i] = sample.rows[drawn];
    const weight = weights ? weights[rows[i]] / unitOf(frame) : 1;
    for (let p = 0; p < parts; p++) {
      const slot = slotOfDrawn[drawn * parts + p];
      slotOf[i * parts + p] = slot;
      if (slot === slots.count) continue;
      totals[dealt[drawn] * slots.count + slot] += weight;
      counts[slot]++;
    }
  }
  return {
    featureCount: matrix.featureCount,
    slots,
    values: packRows(matrix, frame, rows),
    weights: weights && packWeights(weights, frame, rows),
    slotOf,
    folds,
    stretches,
    totals,
    sampled: Uint8Array.from(
      partitions.flatMap(({ sizes }, p) =>
        Array.from(sizes, (size, c) => (counts[slots.firsts[p] + c] < size ? 1 : 0)),
      ),
    ),
  };
}

/**
 * Rows as points that are compared: tiles of 16, feature-major. Each piece begins a tile, and fills its last one up with zeros.
 *
 * @param matrix The table.
 * @param frame How values become f32; null leaves them f64.
 * @param pieces Rows of the table.
 */
export function packTiles(matrix: AnyMatrix, frame: Frame | null, pieces: readonly Uint32Array[]): Numbers {
  const { featureCount: d } = matrix;
  const tiles = pieces.reduce((sum, rows) => sum + tilesOf(rows.length), 0);
  const packed = numbers(tiles * TILE * d, frame);
  let first = 0;
  for (const rows of pieces) {
    for (let i = 0; i < rows.length; i++) {
      putRow(matrix, frame, rows[i], packed, (first + i - (i % TILE)) * d + (i % TILE), TILE);
    }
    first += tilesOf(rows.length) * TILE;
  }
  return packed;
}

/** How many tiles so many points take. */
export function tilesOf(points: number): number {
  return Math.ceil(points / TILE);
}

/** What weights are shares of. */
export function unitOf(frame: Frame | null): number {
  return frame?.weightUnit ?? 1;
}

/** Where the rows of a sample come when they stand fold by fold, and the stretches of each fold: the shared rows, then each partition's. */
function byFold({ rows, ends }: Sample, dealt: Uint8Array, folds: number) {
  const order = new Uint32Array(rows.length);
  const stretches: Stretch[] = [];
  let next = 0;
  for (let fold = 0; fold < folds; fold++) {
    ends.forEach((end, piece) => {
      const first = next;
      for (let i = piece === 0 ? 0 : ends[piece - 1]; i < end; i++) if (dealt[i] === fold) order[next++] = i;
      if (next > first) stretches.push({ fold, first, rows: next - first });
    });
  }
  return { order, stretches };
}

function packRows(matrix: AnyMatrix, frame: Frame | null, rows: Uint32Array): Numbers {
  const packed = numbers(rows.length * matrix.featureCount, frame);
  for (let i = 0; i < rows.length; i++) putRow(matrix, frame, rows[i], packed, i * matrix.featureCount, 1);
  return packed;
}

function putRow(
  { values, featureCount: d }: AnyMatrix,
  frame: Frame | null,
  row: number,
  packed: Numbers,
  at: number,
  step: number,
): void {
  for (let j = 0; j < d; j++) {
    const x = values[row * d + j];
    packed[at + j * step] = frame ? (x - frame.centre[j]) * frame.scale : x;
  }
}

function packWeights(weights: Float64Array, frame: Frame | null, rows: Uint32Array): Numbers {
  const packed = numbers(rows.length, frame);
  for (let i = 0; i < rows.length; i++) packed[i] = weights[rows[i]] / unitOf(frame);
  return packed;
}

function numbers(length: number, frame: Frame | null): Numbers {
  return frame ? shared(Float32Array, length) : shared(Float64Array, length);
}
