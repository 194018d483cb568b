import type { Column, CustomerTable, IdColumn } from "./customer-table.js";

/**
 * A table of some of the customers, in the order given.
 *
 * @param table Any table.
 * @param rows Indices of its rows.
 * @returns The same columns over those rows. `rows` counts them as the ones segmented; the hash stays that of the whole table.
 */
export function selectRows(table: CustomerTable, rows: Uint32Array): CustomerTable {
  return {
    ...table,
    rowCount: rows.length,
    columns: table.columns.map((column) => selected(column, rows)),
    ids: table.ids === null ? null : selectedIds(table.ids, rows),
    sourceRows: Float64Array.from(rows, (row) => table.sourceRows[row]),
    rows: { ...table.rows, segmented: rows.length },
    ...(table.carved === undefined
      ? {}
      : { carved: { ...table.carved, codes: Int32Array.from(rows, (row) => table.carved!.codes[row]) } }),
  };
}

function selected(column: Column, rows: Uint32Array): Column {
  if (column.kind === "numeric") return { ...column, values: Float64Array.from(rows, (row) => column.values[row]) };
  if (column.kind === "categorical") return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]) };
  return column;
}

function selectedIds(ids: IdColumn, rows: Uint32Array): IdColumn {
  const offsets = new Float64Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i] + ids.offsets[row + 1] - ids.offsets[row];
  });
  const bytes = new Uint8Array(offsets[rows.length]);
  rows.forEach((row, i) => {
    bytes.set(ids.bytes.subarray(ids.offsets[row], ids.offsets[row + 1]), offsets[i]);
  });
  return { ...ids, bytes, offsets };
}
