import type {
  CategoricalColumn,
  Column,
  ColumnRole,
  CustomerTable,
  IdColumn,
  NumericColumn,
} from "./customer-table.js";

/** The columns of a table that carry values and play one of `roles`, in table order. */
export function columnsOf(
  table: CustomerTable,
  ...roles: readonly ColumnRole[]
): readonly (NumericColumn | CategoricalColumn)[] {
  const hasValues = (column: Column): column is NumericColumn | CategoricalColumn => column.kind !== "unread";
  return table.columns.filter(hasValues).filter((column) => roles.includes(column.role));
}

const decoder = new TextDecoder();

/** Id of row `row` as text. */
export function idAt(ids: IdColumn, row: number): string {
  return decoder.decode(ids.bytes.subarray(ids.offsets[row], ids.offsets[row + 1]));
}
