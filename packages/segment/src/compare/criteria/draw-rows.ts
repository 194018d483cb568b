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
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  if (rowCount <= count) return rows;
  const hashes = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) hashes[row] = firstUint32(seed, identities ? identities[row] : row);
  const bound = hashes.slice().sort()[count - 1];
  const below = rows.filter((row) => hashes[row] < bound);
  const ties = rows.filter((row) => hashes[row] === bound).subarray(0, count - below.length);
  return Uint32Array.from([...below, ...ties]).sort();
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
