import type { CellReader } from "./cell-reader.js";
import { type CellLayout, parseCells } from "./parse-cells.js";
import { figuresOf } from "./plain-figures.js";

/** A reader in JavaScript. */
export function scriptReader(layout: CellLayout, size: number): CellReader {
  const { width } = layout;
  const buffer = Buffer.allocUnsafe(size);
  const capacity = Math.ceil(size / width);
  const cells = new Float64Array(capacity * width);
  return {
    buffer,
    capacity,
    read: (from, end) => {
      const decimals = new Uint8Array(width);
      const rowCount = parseCells(buffer, from, end, layout, cells, capacity, decimals);
      if (rowCount < 0) return null;
      const figures = Array.from(decimals, (withDecimals, column) => ({
        ...figuresOf(cells.subarray(column * capacity, column * capacity + rowCount)),
        withDecimals: withDecimals === 1,
      }));
      return { rowCount, cells, figures };
    },
  };
}
