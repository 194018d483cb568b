import type { IdColumn } from "@coterie/segment";
import { powersOfTen } from "./powers-of-ten.js";
import { sortedIndices } from "./sorted-indices.js";

/** What of the digits goes into the low word of a key, beside their number. */
const lowDigits = 2 ** 28;
const lengths = 16;
const zero = 0x30;

/**
 * Row indices in order of whole numbers as text: `10` comes before `9`.
 *
 * @param ids Whole numbers from 0 to 2^53, all different.
 */
export function orderById(ids: Float64Array): Uint32Array {
  const longest = digitsOf(ids.reduce((most, id) => Math.max(most, id), 0));
  const low = new Uint32Array(ids.length);
  const high = new Uint32Array(ids.length);
  writeKeys(ids, longest, low, high);
  return sortedIndices(longest < 9 ? [low] : [low, high]);
}

/** Digits moved to the left compare as text does; of two that are then equal, the shorter is the beginning of the other. */
function writeKeys(ids: Float64Array, longest: number, low: Uint32Array, high: Uint32Array): void {
  for (let row = 0; row < ids.length; row++) {
    const length = digitsOf(ids[row]);
    const moved = ids[row] * powersOfTen[longest - length];
    const upper = Math.floor(moved / lowDigits);
    high[row] = upper;
    low[row] = (moved - upper * lowDigits) * lengths + (length - 1);
  }
}

/** Whole numbers as packed text, in the order given. */
export function packIds(name: string, ids: Float64Array, order: Uint32Array): IdColumn {
  const offsets = new Float64Array(ids.length + 1);
  const sorted = new Float64Array(ids.length);
  let end = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const id = ids[order[rank]];
    sorted[rank] = id;
    end += digitsOf(id);
    offsets[rank + 1] = end;
  }
  const bytes = new Uint8Array(end);
  for (let rank = 0; rank < order.length; rank++) writeDigits(sorted[rank], bytes, offsets[rank + 1]);
  return { name, bytes, offsets };
}

/** Write the digits of a whole number so that they end before `end`. */
function writeDigits(id: number, bytes: Uint8Array, end: number): void {
  let at = end;
  let rest = id;
  // Integers of 32 bits are divided several times as fast.
  while (rest > 0x7fffffff) {
    const tens = Math.floor(rest / 10);
    bytes[--at] = zero + (rest - 10 * tens);
    rest = tens;
  }
  let short = rest | 0;
  do {
    const tens = (short / 10) | 0;
    bytes[--at] = zero + (short - 10 * tens);
    short = tens;
  } while (short > 0);
}

function digitsOf(x: number): number {
  let digits = 1;
  while (x >= powersOfTen[digits]) digits++;
  return digits;
}
