import { sortedIndices } from "./sorted-indices.js";

/** From so many rows on, counting digits beats comparing. */
const manyRows = 256;

/**
 * Row indices in order of their values, column by column, missing first; equal rows stay as they stand.
 *
 * @param columns Numbers, NaN where missing; without a negative zero.
 */
export function orderByValues(columns: readonly Float64Array[], rowCount: number): Uint32Array {
  const order = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) order[row] = row;
  const settle = (from: number, to: number, depth: number): void => {
    if (to - from < 2 || depth === columns.length) return;
    const rows = order.subarray(from, to);
    if (rows.length < manyRows) {
      rows.sort((a, b) => compareRows(columns, depth, a, b));
      return;
    }
    const values = columns[depth];
    const before = rows.slice();
    sortedIndices(keysOf(values, before)).forEach((index, i) => {
      rows[i] = before[index];
    });
    for (let start = from; start < to; ) {
      let end = start + 1;
      while (end < to && Object.is(values[order[end]], values[order[start]])) end++;
      settle(start, end, depth + 1);
      start = end;
    }
  };
  settle(0, rowCount, 0);
  return order;
}

function compareRows(columns: readonly Float64Array[], depth: number, a: number, b: number): number {
  for (let column = depth; column < columns.length; column++) {
    const x = columns[column][a];
    const y = columns[column][b];
    if (x < y || (Number.isNaN(x) && !Number.isNaN(y))) return -1;
    if (x > y || (Number.isNaN(y) && !Number.isNaN(x))) return 1;
  }
  return a - b;
}

/** Two words for each row, the low one first, that compare as the numbers do. */
function keysOf(values: Float64Array, rows: Uint32Array): readonly Uint32Array[] {
  const number = new Float64Array(1);
  const words = new Uint32Array(number.buffer);
  const low = new Uint32Array(rows.length);
  const high = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    number[0] = values[rows[i]];
    if (Number.isNaN(number[0])) continue;
    // The words of negative numbers fall as they do.
    const flip = words[1] >>> 31 === 1 ? 0xffffffff : 0;
    low[i] = words[0] ^ flip;
    high[i] = words[1] ^ (flip | 0x80000000);
  }
  return [low, high];
}
