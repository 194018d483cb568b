import { longNumber, scaledDown } from "./long-number.js";

/** How the cells of a plain table are laid out. */
export interface CellLayout {
  /** Byte of the delimiter. */
  readonly delimiter: number;
  /** Lines end in `\r\n`, else in `\n`. */
  readonly crlf: boolean;
  /** Cells of every line. */
  readonly width: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const minus = 0x2d;
const zero = 0x30;
/** A digit's byte less that of 0. */
const decimalPoint = -2;
/** Digits that fit a 32-bit integer whatever they are. */
const shortDigits = 9;

/**
 * Read whole lines of plain numbers; empty cells are NaN, blank lines are passed over.
 *
 * @param buffer Lines at `[from .. end)`, the last one ended too.
 * @param cells Where they go, column after column, each with room for `capacity` rows; a row takes at least `width` bytes.
 * @param decimals 1 is put at each column in which a number is written with a decimal sign or an exponent.
 * @returns How many rows were read; −1 where a cell is no plain number, a line of another width or with another end.
 * @remarks Two nanoseconds a byte. Numbers are the nearest doubles, as `Number` has them.
 */
export function parseCells(
  buffer: Buffer,
  from: number,
  end: number,
  { delimiter, crlf, width }: CellLayout,
  cells: Float64Array,
  capacity: number,
  decimals: Uint8Array,
): number {
  const lineEnd = crlf ? carriageReturn : lineFeed;
  const endBytes = crlf ? 2 : 1;
  let row = 0;
  let column = 0;
  let at = 0;
  let i = from;
  while (i < end) {
    const start = i;
    // Added, not branched on: signs fall at random.
    const negative = Number(buffer[start] === minus);
    i += negative;
    const first = i;
    let whole = 0;
    let digit = buffer[i] - zero;
    while (digit >= 0 && digit <= 9) {
      whole = (Math.imul(whole, 10) + digit) | 0;
      digit = buffer[++i] - zero;
    }
    let digits = i - first;
    let fraction = 0;
    const isCode = digits > 1 && buffer[first] === zero;
    if (digit === decimalPoint) {
      const point = ++i;
      digit = buffer[i] - zero;
      while (digit >= 0 && digit <= 9) {
        whole = (Math.imul(whole, 10) + digit) | 0;
        digit = buffer[++i] - zero;
      }
      fraction = i - point;
      digits += fraction;
      decimals[column] = 1;
    }
    const byte = digit + zero;
    const ends = byte === delimiter || byte === lineEnd;
    let value: number;
    if (ends && digits > 0 && digits <= shortDigits && !isCode) {
      // As text, -0 is another id than 0.
      if (whole === 0 && fraction === 0 && negative === 1) return -1;
      value = (1 - 2 * negative) * (fraction === 0 ? whole : scaledDown(whole, fraction)) + 0;
    } else if (ends && i === start) {
      if (byte === lineEnd && column === 0) {
        if (crlf && buffer[i + 1] !== lineFeed) return -1;
        i += endBytes;
        continue;
      }
      value = Number.NaN;
    } else {
      while (i < end && buffer[i] !== delimiter && buffer[i] !== lineEnd) i++;
      value = longNumber(buffer, start, i);
      if (Number.isNaN(value)) return -1;
      if (decimals[column] === 0 && /[.eE]/.test(buffer.toString("latin1", start, i))) decimals[column] = 1;
    }
    cells[at] = value;
    if (buffer[i] === delimiter) {
      if (++column === width) return -1;
      at += capacity;
      i++;
    } else {
      if (column !== width - 1 || (crlf && buffer[i + 1] !== lineFeed)) return -1;
      column = 0;
      at = ++row;
      i += endBytes;
    }
  }
  return row;
}
