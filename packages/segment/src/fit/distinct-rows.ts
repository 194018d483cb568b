import type { Matrix } from "@coterie/kmeans";

/**
 * How many different rows a matrix has, counted only as far as needed.
 *
 * @param matrix Finite values.
 * @param enough Counting stops here.
 * @returns The number of distinct rows, or `enough` when there are at least as many.
 */
export function distinctRows(matrix: Matrix, enough: number): number {
  const { values, rowCount: n, featureCount: d } = matrix;
  const seen: number[] = [];
  for (let i = 0; i < n && seen.length < enough; i++) {
    if (!seen.some((row) => sameRow(values, row * d, i * d, d))) seen.push(i);
  }
  return seen.length;
}

function sameRow(values: Float64Array, a: number, b: number, d: number): boolean {
  for (let j = 0; j < d; j++) if (values[a + j] !== values[b + j]) return false;
  return true;
}
