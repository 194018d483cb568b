/** A set of rows, one bit each. */
export type BitRows = Uint32Array;

/** The rows of `count` for which `holds`. */
export function bitRows(count: number, holds: (row: number) => boolean): BitRows {
  const bits = new Uint32Array((count + 31) >>> 5);
  for (let row = 0; row < count; row++) if (holds(row)) bits[row >>> 5] |= 1 << (row & 31);
  return bits;
}

/** How many rows are in both. */
export function countBoth(a: BitRows, b: BitRows): number {
  let count = 0;
  for (let w = 0; w < a.length; w++) count += ones(a[w] & b[w]);
  return count;
}

/** Fill `into` with the rows in both; returns how many. */
export function intersect(into: BitRows, a: BitRows, b: BitRows): number {
  let count = 0;
  for (let w = 0; w < into.length; w++) {
    const word = a[w] & b[w];
    into[w] = word;
    count += ones(word);
  }
  return count;
}

/** Bits set in a word: Warren, Hacker's Delight, 5-2. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
