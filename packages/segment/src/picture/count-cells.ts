import type { Matrix } from "@coterie/kmeans";
import { rowKernel } from "../kernel/row-kernel.js";
import type { PrincipalAxes } from "./principal-axes.js";

/** A grid on the plane of two axes. */
export interface Grid {
  /** From where to where it reaches. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
}

/**
 * Count customers by segment and cell.
 *
 * @param matrix Customers in model space.
 * @param axes Those of the plane.
 * @param labels Segment of each, below `k`.
 * @param k Segments.
 * @param grid Those beyond it are left out.
 * @returns For each segment its cells, line by line.
 */
export function countCells(
  matrix: Matrix,
  axes: PrincipalAxes,
  labels: Uint8Array,
  k: number,
  grid: Grid,
): readonly Uint32Array[] {
  const size = grid.columns * grid.rows;
  const counts = kernelCounts(matrix, axes, labels, k, grid) ?? plainCounts(matrix, axes, labels, k, grid);
  return Array.from({ length: k }, (_, s) => counts.subarray(s * size, s * size + size));
}

/** Counts in the kernel, segment by segment; null where there is no SIMD. */
export function kernelCounts(
  matrix: Matrix,
  { means, x: across, y: up }: PrincipalAxes,
  labels: Uint8Array,
  k: number,
  { x: [left, right], y: [low, high], columns, rows: lines }: Grid,
): Uint32Array | null {
  const kernel = rowKernel(matrix);
  if (kernel === null) return null;
  const { featureCount: d } = matrix;
  const size = k * columns * lines;
  const at = {
    labels: kernel.room(Math.ceil(kernel.chunk / 8)),
    means: kernel.room(d),
    axes: kernel.room(2 * d),
    grid: kernel.room(6),
    counts: kernel.room(Math.ceil(size / 2)),
  };
  kernel.numbersAt(at.means, d).set(means);
  const pairs = kernel.numbersAt(at.axes, 2 * d);
  for (let j = 0; j < d; j++) {
    pairs[2 * j] = across[j];
    pairs[2 * j + 1] = up[j];
  }
  kernel.numbersAt(at.grid, 6).set([left, low, right - left, high - low, columns, lines]);
  const own = kernel.bytesAt(at.labels, kernel.chunk);
  kernel.eachChunk(1, (count, rows, from) => {
    own.set(labels.subarray(from, from + count));
    kernel.operations.countCells(count, d, rows, at.labels, at.means, at.axes, at.grid, at.counts);
  });
  return new Uint32Array(kernel.bytesAt(at.counts, 4 * size).slice().buffer);
}

/** Counts in JavaScript, to the last: what runs where there is no SIMD. */
export function plainCounts(
  { values, rowCount, featureCount: d }: Matrix,
  { means, x: across, y: up }: PrincipalAxes,
  labels: Uint8Array,
  k: number,
  { x: [left, right], y: [low, high], columns, rows: lines }: Grid,
): Uint32Array {
  const counts = new Uint32Array(k * columns * lines);
  for (let row = 0, at = 0; row < rowCount; row++) {
    let x = 0;
    let y = 0;
    for (let j = 0; j < d; j++, at++) {
      const step = values[at] - means[j];
      x += step * across[j];
      y += step * up[j];
    }
    const column = Math.floor(((x - left) / (right - left)) * columns);
    const line = Math.floor(((y - low) / (high - low)) * lines);
    if (column < 0 || column >= columns || line < 0 || line >= lines) continue;
    counts[(labels[row] * lines + line) * columns + column]++;
  }
  return counts;
}
