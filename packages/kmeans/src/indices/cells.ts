import type { Frame } from "../engine/frame.js";
import type { AnyMatrix } from "../matrix.js";

/** Rows that others are compared with, in cells: `folds` for each cluster, cell `cluster × folds + fold`. Plain data, which workers can read. */
export interface Cells {
  readonly featureCount: number;
  readonly folds: number;
  /** Groups of 4 rows, feature-major inside a group, each cell padded to whole groups: f32 in a frame for the kernel, f64 as they are without. */
  readonly tiles: Float32Array | Float64Array;
  /** One for each row of the tiles, or null for 1. */
  readonly weights: Float32Array | Float64Array | null;
  /** Rows in each cell. */
  readonly sizes: Uint32Array;
  /** Their weight. */
  readonly totals: Float64Array;
  /** 1 for each cluster of which only a sample is here. */
  readonly sampled: Uint8Array;
}

/**
 * Pack rows into groups of 4, feature-major inside a group, in memory that workers can read where there is such.
 *
 * @param matrix The table.
 * @param frame How values become f32; null leaves them f64.
 * @param cells The rows of each cell.
 */
export function packRows(matrix: AnyMatrix, frame: Frame | null, cells: readonly Uint32Array[]): Cells["tiles"] {
  const { values, featureCount: d } = matrix;
  const rows = cells.reduce((sum, cell) => sum + padded(cell.length), 0);
  const tiles = numbers(rows * d, frame !== null);
  let first = 0;
  for (const cell of cells) {
    for (let m = 0; m < cell.length; m++) {
      const from = cell[m] * d;
      const into = (first + m - (m % 4)) * d + (m % 4);
      for (let j = 0; j < d; j++) {
        tiles[into + j * 4] = frame ? (values[from + j] - frame.centre[j]) * frame.scale : values[from + j];
      }
    }
    first += padded(cell.length);
  }
  return tiles;
}

/**
 * Pack the rows that others are compared with.
 *
 * @param matrix The table.
 * @param weights One per row, or null for 1.
 * @param frame How values become f32; null leaves them f64.
 * @param cells The rows of each cell.
 * @param sampled 1 for each cluster of which only a sample is here.
 */
export function cellsOf(
  matrix: AnyMatrix,
  weights: Float64Array | null,
  frame: Frame | null,
  cells: readonly Uint32Array[],
  sampled: Uint8Array,
): Cells {
  const tiles = packRows(matrix, frame, cells);
  return {
    featureCount: matrix.featureCount,
    folds: cells.length / sampled.length,
    tiles,
    weights: weights && packWeights(weights, frame, cells),
    sizes: Uint32Array.from(cells, (cell) => cell.length),
    totals: Float64Array.from(cells, (cell) =>
      weights ? cell.reduce((sum, row) => sum + weights[row], 0) / unitOf(frame) : cell.length,
    ),
    sampled,
  };
}

/** Rows with the padding to whole groups of 4. */
export function padded(rows: number): number {
  return Math.ceil(rows / 4) * 4;
}

/** What weights are shares of. */
export function unitOf(frame: Frame | null): number {
  return frame?.weightUnit ?? 1;
}

function packWeights(weights: Float64Array, frame: Frame | null, cells: readonly Uint32Array[]): Cells["tiles"] {
  const packed = numbers(
    cells.reduce((sum, cell) => sum + padded(cell.length), 0),
    frame !== null,
  );
  let first = 0;
  for (const cell of cells) {
    for (let m = 0; m < cell.length; m++) packed[first + m] = weights[cell[m]] / unitOf(frame);
    first += padded(cell.length);
  }
  return packed;
}

function numbers(length: number, isF32: boolean): Float32Array | Float64Array {
  if (typeof SharedArrayBuffer === "undefined") return isF32 ? new Float32Array(length) : new Float64Array(length);
  return isF32
    ? new Float32Array(new SharedArrayBuffer(length * 4))
    : new Float64Array(new SharedArrayBuffer(length * 8));
}
