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

/**
 * Each column's influence in a notebook and here.
 *
 * @param columns Influences, in order.
 * @returns A row a column.
 */
export function influenceTable(columns: NonNullable<ReportData["distance"]>["columns"]): DataTable {
  return {
    id: "influence",
    title: "Who decides, in numbers",
    columns: [
      words("Column"),
      numbers("Between segments, notebook"),
      numbers("Between segments, here"),
      numbers("Of distance, notebook"),
      numbers("Of distance, here"),
      numbers("Known by the segment, notebook"),
      numbers("Known by the segment, here"),
    ],
    rows: columns.map(({ column, plain, kept }) => [
      text(column),
      percent(plain?.separation ?? null, "no part"),
      percent(kept?.separation ?? null, "no part"),
      percent(plain?.distance ?? null, "no part"),
      percent(kept?.distance ?? null, "no part"),
      percent(plain?.explained ?? null, "no part"),
      percent(kept?.explained ?? null, "no part"),
    ]),
    note: "Known by the segment: the part of the column’s own variance that lies between segments; at 100% to know the segment is to know the column.",
  };
}
