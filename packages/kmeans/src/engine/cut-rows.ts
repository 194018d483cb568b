import { BLOCK_ROWS } from "../blocks.js";
import type { ShardRows } from "./residence.js";

/**
 * Rows in parts of whole blocks, as equal as blocks allow.
 *
 * @param rows Any rows.
 * @param most Parts wanted; fewer where there are fewer blocks.
 * @returns Views of the rows, one after another.
 */
export function cutRows(rows: ShardRows, most: number): readonly ShardRows[] {
  const blocks = Math.ceil(rows.rowCount / BLOCK_ROWS);
  const count = Math.max(1, Math.min(most, blocks));
  const start = (part: number) => Math.min(rows.rowCount, Math.floor((blocks * part) / count) * BLOCK_ROWS);
  return Array.from({ length: count }, (_, part) => rowRange(rows, start(part), start(part + 1)));
}

function rowRange({ values, featureCount: d, weights, ...rows }: ShardRows, from: number, to: number): ShardRows {
  return {
    part: rows.part === true || to - from < rows.rowCount,
    values: values.subarray(from * d, to * d),
    rowCount: to - from,
    featureCount: d,
    weights: weights?.subarray(from, to) ?? null,
  };
}
