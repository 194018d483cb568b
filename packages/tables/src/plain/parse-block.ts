import { readSync } from "node:fs";
import { type CellLayout, parseCells } from "./parse-cells.js";
import { figuresOf, type PlainFigures } from "./plain-figures.js";

/** A file of plain numbers, to be read in blocks. */
export interface PlainFile extends CellLayout {
  readonly path: string;
  /** Bytes before the first data line. */
  readonly start: number;
  readonly size: number;
  /** A block has the lines that begin in so many bytes. */
  readonly blockBytes: number;
}

/** Lines of a file that lie together. */
export interface PlainBlock {
  readonly rowCount: number;
  /** Column after column, NaN where missing; there is one NaN and one zero. */
  readonly values: Float64Array;
  readonly figures: readonly PlainFigures[];
}

/** Longer lines are left to others. */
const longestLine = 1 << 16;

const lineFeed = 0x0a;

/** How many blocks a file is read in. */
export function blockCount({ start, size, blockBytes }: PlainFile): number {
  return Math.ceil((size - start) / blockBytes);
}

/**
 * What reads blocks of an open file, in any order, through memory of its own.
 *
 * @returns A function that gives the block of an index, or null where something in it belongs to no plain table.
 */
export function blockReader(file: PlainFile, handle: number): (index: number) => PlainBlock | null {
  const { start, size, width, crlf, blockBytes } = file;
  // One byte before tells whether a line begins at the first; the last line is read to its end, which may have to be added.
  const buffer = Buffer.allocUnsafe(1 + blockBytes + longestLine + 2);
  const capacity = Math.ceil(buffer.length / width);
  const cells = new Float64Array(capacity * width);
  return (index) => {
    const from = start + index * blockBytes;
    const to = Math.min(size, from + blockBytes);
    const base = index === 0 ? from : from - 1;
    const length = Math.min(size, to + longestLine) - base;
    if (!readFully(handle, buffer, length, base)) return null;
    const decimals = new Uint8Array(width);
    const first = index === 0 ? 0 : buffer.subarray(0, length).indexOf(lineFeed) + 1;
    const lineless = first === 0 && index > 0;
    if (lineless && base + length < size) return null;
    if (lineless || first >= to - base) return blockOf(cells, capacity, 0, decimals);
    let end = buffer.subarray(0, length).indexOf(lineFeed, to - 1 - base) + 1;
    if (end === 0) {
      if (base + length < size) return null;
      end = length + buffer.write(crlf ? "\r\n" : "\n", length, "latin1");
    }
    const rowCount = parseCells(buffer, first, end, file, cells, capacity, decimals);
    return rowCount < 0 ? null : blockOf(cells, capacity, rowCount, decimals);
  };
}

function readFully(handle: number, buffer: Buffer, length: number, position: number): boolean {
  for (let done = 0; done < length; ) {
    const bytes = readSync(handle, buffer, done, length - done, position + done);
    if (bytes === 0) return false;
    done += bytes;
  }
  return true;
}

function blockOf(cells: Float64Array, capacity: number, rowCount: number, decimals: Uint8Array): PlainBlock {
  const values = new Float64Array(rowCount * decimals.length);
  const figures = Array.from(decimals, (withDecimals, column): PlainFigures => {
    const own = cells.subarray(column * capacity, column * capacity + rowCount);
    values.set(own, column * rowCount);
    return { ...figuresOf(own), withDecimals: withDecimals === 1 };
  });
  return { rowCount, values, figures };
}
