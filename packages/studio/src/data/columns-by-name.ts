import type { ReportData } from "@coterie/wire";
import type { ColumnSummary } from "./model.js";

/**
 * The model's columns by the user's own header.
 *
 * @param data What is drawn.
 * @returns A map from header to column.
 */
export function columnsByName(data: Pick<ReportData, "columns">): ReadonlyMap<string, ColumnSummary> {
  return new Map(data.columns.map((column) => [column.name, column]));
}
