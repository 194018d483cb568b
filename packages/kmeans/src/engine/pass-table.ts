import type { Kernel } from "../kernel/kernel.js";

/** How a pass goes about its rows: writes labels outright; scores all rows; scores all and sets bounds; scores those whose bound is used up. */
export const WAY = { afresh: 0, all: 1, bound: 2, doubtful: 3 } as const;

/** The kernel's table of a pass as assembly/pass-blocks.ts declares it: `magic` as f64, then these, one u32 after another. */
const FIELDS = [
  "rowCount",
  "blockRows",
  "d",
  "k",
  "way",
  "x",
  "labels",
  "norms",
  "bounds",
  "centroids",
  "halves",
  "taus",
  "slops",
  "clocks",
  "masks",
  "risky",
  "scratch",
  "weights",
  "sums",
  "list",
  "listRoom",
  "listed",
  "block",
  "moved",
  "doubtful",
] as const;

/** Sizes, and byte offsets in the kernel's memory; 0 for what is not there. */
export type PassTable = Readonly<
  Record<"magic" | Exclude<(typeof FIELDS)[number], "block" | "moved" | "doubtful">, number>
>;

/** What the kernel has counted in a pass. */
export interface PassCounts {
  /** Rows moved between sums. */
  readonly moved: number;
  /** Rows whose bound was used up. */
  readonly doubtful: number;
}

/** A kernel's table of passes over the same rows, which differ in how they go about them. */
export class Passes {
  readonly #kernel: Kernel;
  readonly #at: number;
  readonly #numbers: Uint32Array;
  readonly #listed: Uint32Array;
  readonly #list: number;

  /**
   * @param kernel Holds all that the table points to.
   * @param at Where the table may be written.
   * @param table What is passed over.
   */
  constructor(kernel: Kernel, at: number, table: Omit<PassTable, "way" | "sums">) {
    const { buffer } = kernel.memory;
    this.#kernel = kernel;
    this.#at = at;
    this.#list = table.list;
    new Float64Array(buffer, at, 1)[0] = table.magic;
    this.#numbers = new Uint32Array(buffer, at + 8, FIELDS.length);
    const known: Readonly<Record<string, number>> = table;
    FIELDS.forEach((field, i) => {
      this.#numbers[i] = known[field] ?? 0;
    });
    this.#listed = new Uint32Array(buffer, table.listed, Math.ceil(table.rowCount / table.blockRows));
  }

  /**
   * Let the kernel go through all blocks.
   *
   * @param way One of `WAY`.
   * @param sums Where the clusters' sums lie that are kept up to date, or 0.
   * @param settle Told of each block that lists rows, before others are gone through: its number, and the entries.
   */
  go(way: number, sums: number, settle: (block: number, entries: Uint32Array) => void): PassCounts {
    const numbers = this.#numbers;
    numbers[WAY_AT] = way;
    numbers[SUMS_AT] = sums;
    numbers[BLOCK_AT] = 0;
    numbers[MOVED_AT] = 0;
    numbers[DOUBTFUL_AT] = 0;
    for (let block = 0; block < this.#listed.length; ) {
      this.#kernel.operations.passBlocks(this.#at);
      const next = numbers[BLOCK_AT];
      for (let list = this.#list; block < next; block++) {
        const count = this.#listed[block];
        if (count === 0) continue;
        settle(block, new Uint32Array(numbers.buffer, list, count));
        list += count * 4;
      }
    }
    return { moved: numbers[MOVED_AT], doubtful: numbers[DOUBTFUL_AT] };
  }
}

const WAY_AT = FIELDS.indexOf("way");
const SUMS_AT = FIELDS.indexOf("sums");
const BLOCK_AT = FIELDS.indexOf("block");
const MOVED_AT = FIELDS.indexOf("moved");
const DOUBTFUL_AT = FIELDS.indexOf("doubtful");
