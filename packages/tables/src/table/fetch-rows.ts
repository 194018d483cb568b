import type { IdColumn } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import { doublesOf, integersOf, textsOf } from "../duck/vector.js";
import { sharedDoubles } from "../shared-doubles.js";
import type { Output } from "./outputs.js";

/** The canonical order of the population: by id, or by the values that are read. */
export interface RowOrder {
  /** Rank of each source row (index: data row − 1); −1 where the row is not in the population. */
  readonly rankOfSourceRow: Int32Array;
  readonly sourceRows: Float64Array;
  readonly ids: IdColumn | null;
}

/** Put the rows in order of id (UTF-8 bytes). */
export async function orderById(
  scratch: Scratch,
  name: string,
  idSql: string,
  rowCount: number,
  sourceRowCount: number,
): Promise<RowOrder> {
  const encoder = new TextEncoder();
  const offsets = new Float64Array(rowCount + 1);
  const rankOfSourceRow = new Int32Array(sourceRowCount).fill(-1);
  const sourceRows = new Float64Array(rowCount);
  let bytes = new Uint8Array(Math.max(64, rowCount * 12));
  let rank = 0;
  let end = 0;
  for await (const chunk of scratch.chunks(`SELECT coterie_row::DOUBLE, ${idSql} AS id FROM population ORDER BY id`)) {
    const rows = doublesOf(chunk, 0);
    const ids = textsOf(chunk, 1);
    for (let i = 0; i < chunk.rowCount; i++) {
      const id = ids[i]!;
      if (bytes.length < end + 3 * id.length) {
        const larger = new Uint8Array(2 * bytes.length + 3 * id.length);
        larger.set(bytes);
        bytes = larger;
      }
      end += encoder.encodeInto(id, bytes.subarray(end)).written;
      rankOfSourceRow[rows[i] - 1] = rank;
      sourceRows[rank++] = rows[i];
      offsets[rank] = end;
    }
  }
  return { rankOfSourceRow, sourceRows, ids: { name, bytes: bytes.slice(0, end), offsets } };
}

/** Put the rows in order of their values, column by column, missing first; equal rows keep the source's order. */
export async function orderByValues(
  scratch: Scratch,
  outputs: readonly Output[],
  rowCount: number,
  sourceRowCount: number,
): Promise<RowOrder> {
  const rankOfSourceRow = new Int32Array(sourceRowCount).fill(-1);
  const sourceRows = new Float64Array(rowCount);
  const keys = [...outputs.map(({ orderSql }) => `${orderSql} NULLS FIRST`), "coterie_row"].join(", ");
  let rank = 0;
  for await (const chunk of scratch.chunks(`SELECT coterie_row::DOUBLE FROM population ORDER BY ${keys}`)) {
    const rows = doublesOf(chunk, 0);
    for (let i = 0; i < chunk.rowCount; i++) {
      rankOfSourceRow[rows[i] - 1] = rank;
      sourceRows[rank++] = rows[i];
    }
  }
  return { rankOfSourceRow, sourceRows, ids: null };
}

/** Fetch every output into an array of its own, each row at its rank. */
export async function fetchOutputs(
  scratch: Scratch,
  outputs: readonly Output[],
  order: RowOrder,
  onRows: (done: number) => void,
): Promise<readonly (Float64Array | Int32Array)[]> {
  const rowCount = order.sourceRows.length;
  const arrays = outputs.map(({ storage }) =>
    storage === "double" ? sharedDoubles(rowCount) : new Int32Array(rowCount),
  );
  if (outputs.length === 0) return arrays;
  const select = outputs.map(({ sql }) => sql).join(", ");
  let done = 0;
  const ranks = new Int32Array(1 << 16);
  for await (const chunk of scratch.chunks(`SELECT coterie_row::DOUBLE, ${select} FROM population`)) {
    const rows = doublesOf(chunk, 0);
    const count = chunk.rowCount;
    for (let i = 0; i < count; i++) ranks[i] = order.rankOfSourceRow[rows[i] - 1];
    for (let column = 0; column < outputs.length; column++) {
      const target = arrays[column];
      if (target instanceof Int32Array) {
        const values = integersOf(chunk, column + 1);
        for (let i = 0; i < count; i++) target[ranks[i]] = values[i];
      } else {
        const values = doublesOf(chunk, column + 1);
        // One NaN and one zero, so that equal tables have equal bytes.
        for (let i = 0; i < count; i++) target[ranks[i]] = Number.isNaN(values[i]) ? Number.NaN : values[i] + 0;
      }
    }
    done += count;
    onRows(done);
  }
  return arrays;
}
