import type { DataType, Table, Vector } from "apache-arrow";
import type { DatabaseCell } from "../database.js";

/** The cells of one Arrow batch, row by row: whole numbers and decimals as doubles, NULL as null. */
export async function arrowCells(data: Uint8Array): Promise<DatabaseCell[][]> {
  const { tableFromIPC, DataType: types } = await import("apache-arrow");
  const table: Table = tableFromIPC(data);
  const columns = Array.from({ length: table.numCols }, (_, i) => table.getChildAt(i)!);
  const readers = columns.map((column) => cellReader(column, types));
  return Array.from({ length: table.numRows }, (_, row) => readers.map((read) => read(row)));
}

function cellReader(column: Vector, types: typeof DataType): (row: number) => DatabaseCell {
  const { type } = column;
  if (types.isDecimal(type)) {
    return (row) => {
      const words = column.get(row) as Uint32Array | null;
      return words === null ? null : decimal(words) / 10 ** type.scale;
    };
  }
  return (row) => {
    const cell: unknown = column.get(row);
    if (cell === null || cell === undefined) return null;
    if (typeof cell === "bigint") return Number(cell);
    return typeof cell === "number" || typeof cell === "boolean" ? cell : String(cell);
  };
}

/** A 128-bit two's complement number from its 32-bit words, least first. */
function decimal(words: Uint32Array): number {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i]);
  return Number(BigInt.asIntN(128, value));
}

/** The bytes of a batch of one text column without NULLs: its lines, one after the other. */
export async function arrowLines(data: Uint8Array): Promise<Uint8Array> {
  const { tableFromIPC } = await import("apache-arrow");
  const [chunk] = tableFromIPC(data).getChildAt(0)!.data;
  if (chunk === undefined || chunk.length === 0) return new Uint8Array();
  const offsets = chunk.valueOffsets as Int32Array;
  return (chunk.values as Uint8Array).subarray(offsets[0], offsets[chunk.length]);
}
