import { readSync } from "node:fs";
import { sharedDoubles } from "../shared-doubles.js";
import { type CellReader, cellReader } from "./cell-reader.js";
import type { CellLayout } from "./parse-cells.js";
import type { PlainFigures } from "./plain-figures.js";

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
  /** Column after column, NaN where missing; there is one NaN and one zero. In shared memory. */
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
  const reader = cellReader(file, 1 + blockBytes + longestLine + 2);
  const { buffer } = reader;
  return (index) => {
    const from = start + index * blockBytes;
    const to = Math.min(size, from + blockBytes);
    const base = index === 0 ? from : from - 1;
    const length = Math.min(size, to + longestLine) - base;
    if (!readFully(handle, buffer, length, base)) return null;
    const first = index === 0 ? 0 : buffer.subarray(0, length).indexOf(lineFeed) + 1;
    const lineless = first === 0 && index > 0;
    if (lineless && base + length < size) return null;
    if (lineless || first >= to - base) return blockOf(reader, 0, 0, width);
    let end = buffer.subarray(0, length).indexOf(lineFeed, to - 1 - base) + 1;
    if (end === 0) {
      if (base + length < size) return null;
      end = length + buffer.write(crlf ? "\r\n" : "\n", length, "latin1");
    }
    return blockOf(reader, first, end, width);
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

function blockOf(reader: CellReader, from: number, end: number, width: number): PlainBlock | null {
  const read = reader.read(from, end);
  if (read === null) return null;
  const { rowCount, cells, figures } = read;
  const values = sharedDoubles(rowCount * width);
  for (let column = 0; column < width; column++) {
    const start = column * reader.capacity;
    values.set(cells.subarray(start, start + rowCount), column * rowCount);
  }
  return { rowCount, values, figures };
}
