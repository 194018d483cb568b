import { firstUint32, type Matrix } from "@coterie/kmeans";
import { type Hashed, placesBelow } from "./places-below.js";

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
  // Hashes are as good as uniform: those under a little more than the share wanted hold the lowest, nearly always.
  for (let share = (count + 6 * Math.sqrt(count) + 6) / rowCount; ; share *= 2) {
    const limit = share * 2 ** 32;
    const found =
      (identities === undefined ? placesBelow(rowCount, limit, seed) : null) ??
      hashesBelow(rowCount, limit, seed, identities);
    if (found.rows.length >= count) return lowest(found, count);
  }
}

/** What `placesBelow` finds, without the kernel, and for rows that have identities. */
export function hashesBelow(rowCount: number, limit: number, seed: number, identities?: ArrayLike<number>): Hashed {
  const rows: number[] = [];
  const hashes: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const hash = firstUint32(seed, identities ? identities[row] : row);
    if (hash >= limit) continue;
    rows.push(row);
    hashes.push(hash);
  }
  return { rows, hashes };
}

/** The `count` rows of the lowest hashes; of equal ones the first rows. */
function lowest({ rows, hashes }: Hashed, count: number): Uint32Array {
  const bound = Uint32Array.from(hashes).sort()[count - 1];
  let ties = count;
  for (const hash of hashes) if (hash < bound) ties--;
  return Uint32Array.from(rows.filter((_, at) => hashes[at] < bound || (hashes[at] === bound && ties-- > 0)));
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
