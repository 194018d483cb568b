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

/**
 * Let the kernel go through all blocks.
 *
 * @param kernel Holds all that the table points to.
 * @param at Where the table may be written.
 * @param table What is passed over.
 * @param settle Told of each block that lists rows, before others are gone through: its number, and the entries.
 */
export function passBlocks(
  kernel: Kernel,
  at: number,
  table: PassTable,
  settle: (block: number, entries: Uint32Array) => void,
): PassCounts {
  const { buffer } = kernel.memory;
  new Float64Array(buffer, at, 1)[0] = table.magic;
  const numbers = new Uint32Array(buffer, at + 8, FIELDS.length);
  const counted = { ...table, block: 0, moved: 0, doubtful: 0 };
  FIELDS.forEach((field, i) => {
    numbers[i] = counted[field];
  });
  const blockAt = FIELDS.indexOf("block");
  const blocks = Math.ceil(table.rowCount / table.blockRows);
  const listed = new Uint32Array(buffer, table.listed, blocks);
  for (let block = 0; block < blocks; ) {
    kernel.operations.passBlocks(at);
    const next = numbers[blockAt];
    for (let list = table.list; block < next; block++) {
      if (listed[block] === 0) continue;
      settle(block, new Uint32Array(buffer, list, listed[block]));
      list += listed[block] * 4;
    }
  }
  return { moved: numbers[FIELDS.indexOf("moved")], doubtful: numbers[FIELDS.indexOf("doubtful")] };
}
