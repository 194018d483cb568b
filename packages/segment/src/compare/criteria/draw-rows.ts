import { firstUint32, type Matrix } from "@coterie/kmeans";

/**
 * The rows a comparison is judged on: those with the lowest seeded hash, in row order.
 *
 * @param rowCount Rows there are.
 * @param count Rows wanted; all where there are no more.
 * @param seed Unsigned 32-bit integer.
 * @param identities One integer a row, such as a hash of its id (default: the row's place in the sorted table).
 * @returns Indices of the rows, rising.
 */
export function drawRows(rowCount: number, count: number, seed: number, identities?: ArrayLike<number>): Uint32Array {
  if (rowCount <= count) return Uint32Array.from({ length: rowCount }, (_, row) => row);
  const hashes = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) hashes[row] = firstUint32(seed, identities ? identities[row] : row);
  const bound = smallest(hashes, count);
  const rows = new Uint32Array(count);
  let ties = count;
  for (let row = 0; row < rowCount; row++) if (hashes[row] < bound) ties--;
  for (let row = 0, at = 0; at < count; row++) {
    if (hashes[row] < bound || (hashes[row] === bound && ties-- > 0)) rows[at++] = row;
  }
  return rows;
}

/** The `count`-th smallest hash: found among those that share its upper half, so that a million need no sorting. */
function smallest(hashes: Uint32Array, count: number): number {
  const halves = new Uint32Array(65_536);
  for (let i = 0; i < hashes.length; i++) halves[hashes[i] >>> 16]++;
  let half = 0;
  let before = 0;
  while (before + halves[half] < count) before += halves[half++];
  return hashes.filter((hash) => hash >>> 16 === half).sort()[count - before - 1];
}

/**
 * A matrix of some of the rows.
 *
 * @param matrix Any matrix.
 * @param rows Indices into it.
 */
export function gatherRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const d = matrix.featureCount;
  const values = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) values.set(matrix.values.subarray(rows[i] * d, rows[i] * d + d), i * d);
  return { values, rowCount: rows.length, featureCount: d };
}
