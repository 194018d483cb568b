import { type ColumnFacts, isWholeRange } from "../values/facts.js";
import type { PlainBlock } from "./parse-block.js";
import type { PlainFigures } from "./plain-figures.js";

/** Whole numbers that span no more than this are counted in a table of bits. */
const tableSpan = 1 << 26;

/**
 * The facts of a column of plain numbers. Distinct values are counted, exactly, where all are whole; others count as all different.
 *
 * @param figures Of all blocks.
 * @param rowCount Of all blocks.
 */
export function plainFacts(
  blocks: readonly PlainBlock[],
  column: number,
  { present, min, max, whole, ascends }: PlainFigures,
  rowCount: number,
): ColumnFacts {
  const isWhole = present > 0 && whole && isWholeRange(min, max);
  const distinct = isWhole && !ascends ? countDistinct(blocks, column, min, max) : present;
  return {
    present,
    distinct,
    unique: isWhole && distinct === rowCount,
    whole: isWhole,
    min: present > 0 ? min : null,
    max: present > 0 ? max : null,
    meanLength: 0,
    levels: null,
  };
}

/** The values of a column in a block. */
export function columnOf({ values, rowCount }: PlainBlock, column: number): Float64Array {
  return values.subarray(column * rowCount, (column + 1) * rowCount);
}

/** A column of all blocks in the order of the file. */
export function concatenated(blocks: readonly PlainBlock[], column: number): Float64Array {
  const values = new Float64Array(blocks.reduce((sum, { rowCount }) => sum + rowCount, 0));
  let at = 0;
  for (const block of blocks) {
    values.set(columnOf(block, column), at);
    at += block.rowCount;
  }
  return values;
}

function countDistinct(blocks: readonly PlainBlock[], column: number, min: number, max: number): number {
  if (max - min >= tableSpan) {
    const sorted = concatenated(blocks, column).sort();
    let different = 0;
    // NaN stands last.
    for (let i = 0; i < sorted.length && !Number.isNaN(sorted[i]); i++)
      if (i === 0 || sorted[i] !== sorted[i - 1]) different++;
    return different;
  }
  const bits = new Uint32Array(((max - min) >>> 5) + 1);
  let count = 0;
  for (const block of blocks) {
    const values = columnOf(block, column);
    for (let row = 0; row < values.length; row++) {
      const x = values[row];
      if (Number.isNaN(x)) continue;
      const at = x - min;
      const bit = 1 << (at & 31);
      if ((bits[at >>> 5] & bit) !== 0) continue;
      bits[at >>> 5] |= bit;
      count++;
    }
  }
  return count;
}
