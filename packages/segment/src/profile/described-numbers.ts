import { columnsOf } from "../columns.js";
import type { CustomerTable, NumericColumn } from "../customer-table.js";

/** The numeric columns that a profile speaks of, in table order. */
export function describedNumbers(table: CustomerTable): readonly NumericColumn[] {
  return columnsOf(table, "feature", "describe", "value", "consent").filter(
    (column): column is NumericColumn => column.kind === "numeric",
  );
}
