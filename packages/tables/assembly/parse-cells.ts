import { shuffleAt } from "./shuffles";

const lineFeed: u32 = 0x0a;
const minus: u32 = 0x2d;
const decimalPoint: i8 = 0x2e;
const zero: u32 = 0x30;
/** Longer cells, their sign not counted, are left to `longNumber`: not all of them are exact. */
const mostBytes: u32 = 14;

/** Reads the cell at `[from .. end)` of a column that is no short number; NaN where it is none at all. */
declare function longNumber(from: usize, end: usize, column: u32): f64;

/**
 * Read whole lines of plain numbers; empty cells are NaN, blank lines are passed over. See `parse-cells.ts` in src/plain, whose twin this is.
 *
 * @param from Lines at `[from .. end)`, the last one ended too; 64 bytes after them may be read.
 * @param lineEnd The first byte of what ends lines, which are `endBytes`.
 * @param cells Where they go, column after column, `stride` bytes apart.
 * @param decimals 1 is put at each column in which a number is written with a decimal point.
 * @param shuffles What `writeShuffles` wrote.
 * @param divisors For every number of bytes from the decimal point on, what digits are divided by in a positive and a negative number, f64.
 * @returns How many rows were read; −1 where a cell is no plain number, a line of another width or with another end.
 * @remarks Three quarters of a nanosecond a byte. A cell of up to 15 bytes is read at once: its digits side by side in a vector, then pairs, fours and eights of them as numbers.
 */
export function parseCells(
  from: usize,
  end: usize,
  delimiter: u32,
  lineEnd: u32,
  endBytes: u32,
  width: u32,
  cells: usize,
  stride: usize,
  decimals: usize,
  shuffles: usize,
  divisors: usize,
): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineEnds = i8x16.splat(<i8>lineEnd);
  const points = i8x16.splat(decimalPoint);
  const zeros = i8x16.splat(<i8>zero);
  const tens = i16x8.splat(10);
  const nines = i8x16.splat(9);
  const lowBytes = i16x8.splat(0xff);
  const hundreds = i16x8(100, 1, 100, 1, 100, 1, 100, 1);
  const tenThousands = i16x8(10_000, 1, 10_000, 1, 10_000, 1, 10_000, 1);
  let rows = 0;
  let column: u32 = 0;
  let cell = cells;
  let start = from;
  for (let chunk = from; chunk < end; chunk += 64) {
    // Where cells end is found ahead of what is in them, so that several are read at a time.
    let stops = stopsOf(chunk, delimiters, lineEnds) | (stopsOf(chunk + 16, delimiters, lineEnds) << 16);
    stops |= (stopsOf(chunk + 32, delimiters, lineEnds) << 32) | (stopsOf(chunk + 48, delimiters, lineEnds) << 48);
    if (end - chunk < 64) stops &= (1 << (<u64>(end - chunk))) - 1;
    for (; stops !== 0; stops &= stops - 1) {
      const stop = chunk + <usize>ctz(stops);
      // Added, not branched on: signs fall at random.
      const negative = u32(load<u8>(start) === minus);
      const first = start + negative;
      const length = <u32>(stop - first);
      const text = v128.load(first);
      const point: u32 = ctz(i8x16.bitmask(i8x16.eq(text, points)) | (1 << length));
      // 0 without a point, else one more than there are digits after it.
      const tail = length - point;
      // Not beyond the shuffles: where a cell is longer, what comes out is not used.
      const packed = i8x16.swizzle(i8x16.sub(text, zeros), v128.load(shuffleAt(shuffles, length & 15, point & 15)));
      const isCode = point > 1 && load<u8>(first) === zero;
      let value: f64;
      if (length <= mostBytes && length > u32(tail > 0) && !isCode && !v128.any_true(i8x16.sub_sat_u(packed, nines))) {
        const pairs = i16x8.add(i16x8.mul(v128.and(packed, lowBytes), tens), i16x8.shr_u(packed, 8));
        const fours = i32x4.dot_i16x8_s(pairs, hundreds);
        const eights = i32x4.dot_i16x8_s(i16x8.narrow_i32x4_s(fours, fours), tenThousands);
        const whole = <f64>i32x4.extract_lane(eights, 0) * 100_000_000 + <f64>i32x4.extract_lane(eights, 1);
        if (tail > 0) store<u8>(decimals + column, 1);
        // As text, -0 is another id than 0.
        if (tail <= 1 && negative !== 0 && whole === 0) return -1;
        // The nearest double: both are whole and exact. There is one zero.
        value = whole / load<f64>(divisors + (((tail << 1) | negative) << 3)) + 0;
      } else if (stop !== start) {
        value = longNumber(start, stop, column);
        if (F64.isNaN(value)) return -1;
      } else value = NaN;
      if (load<u8>(stop) === delimiter) {
        store<f64>(cell, value);
        if (++column === width) return -1;
        cell += stride;
        start = stop + 1;
      } else {
        if (endBytes === 2 && load<u8>(stop, 1) !== lineFeed) return -1;
        start = stop + endBytes;
        // A blank line is passed over.
        if (column === 0 && F64.isNaN(value)) continue;
        store<f64>(cell, value);
        if (column !== width - 1) return -1;
        column = 0;
        rows++;
        cell = cells + ((<usize>rows) << 3);
      }
    }
  }
  return start === end ? rows : -1;
}

/** Which of the 16 bytes at `text` end a cell, a bit each. */
function stopsOf(text: usize, delimiters: v128, lineEnds: v128): u64 {
  const bytes = v128.load(text);
  return <u64>i8x16.bitmask(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, lineEnds)));
}
