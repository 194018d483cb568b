/** Rows in a block. Sums are taken block by block and merged in block order, so threads cannot change them. */
export const BLOCK_ROWS = 16_384;

/**
 * The row ranges that sums are taken over, in order.
 *
 * @param rowCount Rows in all.
 * @returns `[from, to)` of every block.
 */
export function* blocks(rowCount: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) yield [from, Math.min(rowCount, from + BLOCK_ROWS)];
}
