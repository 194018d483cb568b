import type { ReportData } from "@coterie/wire";
import { numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * The share of distance of every dimension of the model.
 *
 * @param data What is drawn.
 * @returns A row a dimension.
 */
export function distanceTable(data: ReportData): DataTable {
  return {
    id: "distance",
    title: "Share of distance by dimension",
    columns: [words("Column"), words("Dimension"), numbers("Share of distance")],
    rows: data.recipe.dimensions.map(({ column, name, distanceShare }) => [
      text(column),
      text(name),
      percent(distanceShare),
    ]),
    note: null,
  };
}
