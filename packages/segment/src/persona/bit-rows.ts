/** A set of rows, one bit each. */
export type BitRows = Uint32Array;

/** Words that are counted at once in the kernel. */
const VECTOR = 4;

/** Rows of several groups laid out in words, each group from a vector of words of its own on. */
export interface BitPlan {
  /** First word of each group, and the end of the last. */
  readonly starts: Uint32Array;
  /** The bit of each row, group by group. */
  readonly places: Uint32Array;
}

/** Lay out groups of so many rows. */
export function planBits(sizes: readonly number[]): BitPlan {
  const starts = new Uint32Array(sizes.length + 1);
  const places = new Uint32Array(sizes.reduce((sum, size) => sum + size, 0));
  let row = 0;
  sizes.forEach((size, group) => {
    for (let at = 0; at < size; at++) places[row++] = (starts[group] << 5) + at;
    starts[group + 1] = starts[group] + VECTOR * Math.ceil(size / (32 * VECTOR));
  });
  return { starts, places };
}

/** The rows, counted in the plan's order, for which `holding` is 1. */
export function bitRows({ starts, places }: BitPlan, holding: Uint8Array): BitRows {
  const bits = new Uint32Array(starts[starts.length - 1]);
  for (let row = 0; row < places.length; row++) bits[places[row] >>> 5] |= holding[row] << (places[row] & 31);
  return bits;
}

/** Count the rows in both, `into` by group; returns how many in all. */
export function countBoth(into: Uint32Array, { starts }: BitPlan, a: BitRows, b: BitRows): number {
  let all = 0;
  for (let group = 0; group < into.length; group++) {
    let count = 0;
    for (let w = starts[group]; w < starts[group + 1]; w++) count += ones(a[w] & b[w]);
    into[group] = count;
    all += count;
  }
  return all;
}

/** How many rows a set has. */
export function countOnes(rows: BitRows): number {
  let count = 0;
  for (let w = 0; w < rows.length; w++) count += ones(rows[w]);
  return count;
}

/** The rows in both. */
export function intersection(a: BitRows, b: BitRows): BitRows {
  return a.map((word, w) => word & b[w]);
}

/** Bits set in a word: Warren, Hacker's Delight, 5-2. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
