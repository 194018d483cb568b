import { kernelReader } from "./kernel-reader.js";
import type { CellLayout } from "./parse-cells.js";
import type { PlainFigures } from "./plain-figures.js";
import { scriptReader } from "./script-reader.js";

/** Rows of cells that were read, column after column, `capacity` entries apart; good until the next are read. */
interface CellRows {
  readonly rowCount: number;
  readonly cells: Float64Array;
  readonly figures: readonly PlainFigures[];
}

/** Reads lines of plain numbers from a buffer of its own. */
export interface CellReader {
  /** Where lines are put. */
  readonly buffer: Buffer;
  /** Rows there is room for. */
  readonly capacity: number;
  /** Read the lines at `[from .. end)` of the buffer, the last one ended too; null where they belong to no plain table. */
  read(from: number, end: number): CellRows | null;
}

/**
 * What reads lines of `layout`, at most `size` bytes at a time.
 *
 * @remarks In a kernel where there is SIMD, else in JavaScript: the same numbers, more slowly.
 */
export function cellReader(layout: CellLayout, size: number): CellReader {
  return kernelReader(layout, size) ?? scriptReader(layout, size);
}
