import type { IdColumn } from "@coterie/segment";
import { ascending, orderByWord } from "./order-by-word.js";

const word = 2 ** 32;
const powersOfTen = Float64Array.from({ length: 17 }, (_, exponent) => Number(`1e${exponent}`));
const zero = 0x30;

/**
 * Row indices in order of whole numbers as text: `10` comes before `9`.
 *
 * @param ids Whole numbers from 0 to 2^53, all different.
 */
export function orderById(ids: Float64Array): Uint32Array {
  const rowCount = ids.length;
  const lengths = new Uint32Array(rowCount);
  let longest = 1;
  for (let row = 0; row < rowCount; row++) {
    const length = digitsOf(ids[row]);
    lengths[row] = length;
    if (length > longest) longest = length;
  }
  // Digits moved to the left compare as text does; of two that are then equal, the shorter is the beginning of the other.
  const low = new Uint32Array(rowCount);
  const high = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const moved = ids[row] * powersOfTen[longest - lengths[row]];
    const upper = Math.floor(moved / word);
    high[row] = upper;
    low[row] = moved - upper * word;
  }
  return [lengths, low, high].reduce(orderByWord, ascending(rowCount));
}

/** Whole numbers as packed text, in the order given. */
export function packIds(name: string, ids: Float64Array, order: Uint32Array): IdColumn {
  const offsets = new Float64Array(ids.length + 1);
  for (let rank = 0; rank < order.length; rank++) offsets[rank + 1] = offsets[rank] + digitsOf(ids[order[rank]]);
  const bytes = new Uint8Array(offsets[order.length]);
  for (let rank = 0; rank < order.length; rank++) {
    let rest = ids[order[rank]];
    for (let at = offsets[rank + 1] - 1; at >= offsets[rank]; at--) {
      const tens = Math.floor(rest / 10);
      bytes[at] = zero + (rest - 10 * tens);
      rest = tens;
    }
  }
  return { name, bytes, offsets };
}

function digitsOf(x: number): number {
  let digits = 1;
  while (x >= powersOfTen[digits]) digits++;
  return digits;
}
