import type { Hash } from "node:crypto";
import { updateHash } from "../table/table-hash.js";
import type { PlainBlock } from "./parse-block.js";
import { columnOf } from "./plain-facts.js";

/** Columns to be put in order, by several threads: all of it lies in memory that they share. */
export interface Filling {
  readonly blocks: readonly PlainBlock[];
  /** Place of each row of the file. */
  readonly ranks: Uint32Array;
  /** Which columns of the file. */
  readonly columns: readonly number[];
  /** Where they go, an array each. */
  readonly arrays: readonly Float64Array[];
  /** How far each is. */
  readonly states: Int32Array;
}

const free = 0;
const taken = 1;
const filled = 2;

/** Fill the columns that nobody has taken, from the first or from the last on. */
export function fillColumns(filling: Filling, from: "first" | "last"): void {
  const count = filling.columns.length;
  for (let i = 0; i < count; i++) fillColumn(filling, from === "first" ? i : count - 1 - i);
}

/**
 * Hash columns as they are filled, by this thread or another.
 *
 * @param parts Texts, and arrays by their place.
 */
export function hashFilled(hash: Hash, parts: readonly (string | number)[], filling: Filling): void {
  for (const part of parts) {
    if (typeof part === "string") updateHash(hash, part);
    else {
      fillColumn(filling, part);
      while (Atomics.load(filling.states, part) !== filled) Atomics.wait(filling.states, part, taken);
      updateHash(hash, filling.arrays[part]);
    }
  }
}

function fillColumn({ blocks, ranks, columns, arrays, states }: Filling, i: number): void {
  if (Atomics.compareExchange(states, i, free, taken) !== free) return;
  let start = 0;
  for (const block of blocks) {
    scatter(columnOf(block, columns[i]), ranks.subarray(start, start + block.rowCount), arrays[i]);
    start += block.rowCount;
  }
  Atomics.store(states, i, filled);
  Atomics.notify(states, i);
}

function scatter(values: Float64Array, ranks: Uint32Array, target: Float64Array): void {
  for (let row = 0; row < ranks.length; row++) target[ranks[row]] = values[row];
}
