import type { Segmentation } from "@coterie/wire";
import type { ColumnSummary } from "./model.js";

/**
 * The model's columns by the user's own header.
 *
 * @param model The model file.
 * @returns A map from header to column.
 */
export function columnsByName(model: Segmentation): ReadonlyMap<string, ColumnSummary> {
  return new Map(model.columns.map((column) => [column.name, column]));
}
