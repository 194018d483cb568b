import { ascending, orderByWord } from "./order-by-word.js";

/** From so many rows on, counting digits beats comparing. */
const manyRows = 256;

/**
 * Row indices in order of their values, column by column, missing first; equal rows stay as they stand.
 *
 * @param columns Numbers, NaN where missing; without a negative zero.
 */
export function orderByValues(columns: readonly Float64Array[], rowCount: number): Uint32Array {
  const order = ascending(rowCount);
  const low = new Uint32Array(rowCount);
  const high = new Uint32Array(rowCount);
  const settle = (from: number, to: number, depth: number): void => {
    if (to - from < 2 || depth === columns.length) return;
    const slice = order.subarray(from, to);
    if (to - from < manyRows) {
      slice.sort((a, b) => compareRows(columns, depth, a, b));
      return;
    }
    const values = columns[depth];
    sortableWords(values, slice, low, high);
    slice.set(orderByWord(orderByWord(slice.slice(), low), high));
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

/** Two words for each row that compare, the high one first, as the numbers do. */
function sortableWords(values: Float64Array, rows: Uint32Array, low: Uint32Array, high: Uint32Array): void {
  const number = new Float64Array(1);
  const words = new Uint32Array(number.buffer);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    number[0] = values[row];
    const top = words[1];
    // The words of negative numbers fall as they do.
    const flip = top >>> 31 === 1 ? 0xffffffff : 0;
    const missing = Number.isNaN(number[0]);
    low[row] = missing ? 0 : words[0] ^ flip;
    high[row] = missing ? 0 : top ^ (flip | 0x80000000);
  }
}
