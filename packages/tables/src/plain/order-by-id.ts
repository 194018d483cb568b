import type { IdColumn } from "@coterie/segment";
import { sharedDoubles } from "../shared-doubles.js";
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
 * @param ascend Each is greater than the one before: then there is little to sort.
 */
export function orderById(ids: Float64Array, ascend = false): Uint32Array {
  if (ascend) return mergedByLength(ids);
  let most = 0;
  for (let row = 0; row < ids.length; row++) most = Math.max(most, ids[row]);
  const longest = digitsOf(most);
  const low = new Uint32Array(ids.length);
  const high = new Uint32Array(ids.length);
  writeKeys(ids, longest, low, high);
  return sortedIndices(longest < 9 ? [low] : [low, high]);
}

/** Numbers of as many digits stand in order already: those of one digit more are put between the shorter ones, time after time. */
function mergedByLength(ids: Float64Array): Uint32Array {
  let order = new Uint32Array(0);
  for (let digits = 1; order.length < ids.length; digits++) {
    const start = order.length;
    const end = firstFrom(ids, powersOfTen[digits], start);
    if (end === start) continue;
    const merged = new Uint32Array(end);
    let next = start;
    for (let i = 0; i < start; i++) {
      const id = ids[order[i]];
      const before = firstFrom(ids, id * powersOfTen[digits - digitsOf(id)], next, end);
      writeRange(merged, i + next - start, next, before);
      merged[i + before - start] = order[i];
      next = before;
    }
    writeRange(merged, next, next, end);
    order = merged;
  }
  return order;
}

/** Write the whole numbers from `from` to before `to`, one after the other from `at` on. */
function writeRange(target: Uint32Array, at: number, from: number, to: number): void {
  for (let i = from; i < to; i++) target[at + i - from] = i;
}

/** Index of the first of ascending numbers, from `low` on, that is no less than `bound`; `high` where there is none before it. */
function firstFrom(ids: Float64Array, bound: number, low: number, high: number = ids.length): number {
  // Mostly the next few.
  let step = 1;
  let from = low;
  let to = low;
  while (to < high && ids[to] < bound) {
    from = to + 1;
    to += step;
    step *= 2;
  }
  to = Math.min(to, high);
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ids[middle] < bound) from = middle + 1;
    else to = middle;
  }
  return from;
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
  const offsets = sharedDoubles(ids.length + 1);
  const bytes = new Uint8Array(ids.length * mostDigits);
  // A slice at a time: what is called often is compiled sooner than a loop that runs long.
  for (let from = 0; from < ids.length; from += atOnce)
    packSlice(ids, order.subarray(from, from + atOnce), from, offsets, bytes);
  return { name, bytes: bytes.slice(0, offsets[ids.length]), offsets };
}

/** The most that a whole number up to 2^53 has. */
const mostDigits = 16;
const atOnce = 4096;

function packSlice(
  ids: Float64Array,
  order: Uint32Array,
  rank: number,
  offsets: Float64Array,
  bytes: Uint8Array,
): void {
  let end = offsets[rank];
  let digits = 1;
  for (let i = 0; i < order.length; i++) {
    const id = ids[order[i]];
    // Mostly as many as the one before.
    while (id >= powersOfTen[digits]) digits++;
    while (digits > 1 && id < powersOfTen[digits - 1]) digits--;
    end += digits;
    offsets[rank + i + 1] = end;
    writeDigits(id, bytes, end);
  }
}

/** The digits of 000 to 999. */
const triples = Uint8Array.from({ length: 3000 }, (_, i) => zero + (Math.floor(i / 3 / 10 ** (2 - (i % 3))) % 10));

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
  while (short >= 1000) {
    const thousands = (short / 1000) | 0;
    const triple = 3 * (short - 1000 * thousands);
    bytes[--at] = triples[triple + 2];
    bytes[--at] = triples[triple + 1];
    bytes[--at] = triples[triple];
    short = thousands;
  }
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
