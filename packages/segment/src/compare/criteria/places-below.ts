import { inStretches, STRIDE } from "../../in-stretches.js";
import { createKernel, growTo, type Kernel } from "../../kernel/create-kernel.js";

/** Rows by the hash they are drawn by. */
export interface Hashed {
  /** Rising. */
  readonly rows: readonly number[];
  readonly hashes: readonly number[];
}

interface Operations {
  hashesBelow(from: number, n: number, seed: number, limit: number, rows: number, hashes: number): number;
}

const ROWS = 64;
const HASHES = ROWS + 4 * STRIDE;

/** The kernel of this thread; null where there is no SIMD. */
let shared: Kernel<Operations> | null | undefined;

/**
 * The rows whose hash lies under a limit, by their place, in the kernel: a million in a millisecond.
 *
 * @param rowCount Rows there are.
 * @param limit Of the hash.
 * @param seed Unsigned 32-bit integer.
 * @returns Null where there is no SIMD, or all rows lie under it, or they are more than the kernel counts.
 */
export function placesBelow(rowCount: number, limit: number, seed: number): Hashed | null {
  if (limit > 2 ** 32 - 1 || rowCount > 2 ** 32) return null;
  if (shared === undefined) shared = createKernel<Operations>();
  if (shared === null) return null;
  const { memory, operations } = shared;
  growTo(memory, HASHES + 4 * (STRIDE + 4));
  const at = new Uint32Array(memory.buffer);
  const rows: number[] = [];
  const hashes: number[] = [];
  inStretches(rowCount, (from, to) => {
    const found = operations.hashesBelow(from, to - from, seed, Math.ceil(limit), ROWS, HASHES);
    for (let i = 0; i < found; i++) {
      rows.push(at[ROWS / 4 + i]);
      hashes.push(at[HASHES / 4 + i]);
    }
  });
  return { rows, hashes };
}
