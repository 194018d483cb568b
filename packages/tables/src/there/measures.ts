import type { CustomerTable } from "@coterie/segment";

/** What each numeric column of a table measures, by name. */
export function measuresOf({ columns }: Pick<CustomerTable, "columns">): ReadonlyMap<string, string> {
  return new Map(columns.flatMap((column) => (column.kind === "numeric" ? [[column.name, column.measure]] : [])));
}
