import type { ReportData } from "@coterie/wire";
import type { ContrastRow } from "../data/contrast-rows.js";
import { segmentText } from "../parts/given-name.js";
import { formatQuantity } from "../words/format-quantity.js";
import { count, numbers, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * How many customers of each segment lie in each band of a column.
 *
 * @param data What is drawn.
 * @param rows Columns in the order of the pictures; those without a distribution are left out.
 * @returns A row for each column and band.
 */
export function distributionTable(data: ReportData, rows: readonly ContrastRow[]): DataTable {
  const byColumn = new Map(data.distributions.map((each) => [each.column, each]));
  return {
    id: "distributions",
    title: "The spread in numbers",
    columns: [
      words("Column"),
      words("Values"),
      numbers("All customers"),
      ...data.segments.map((segment) => numbers(segmentText(segment))),
    ],
    rows: rows.flatMap(({ column }) => {
      const distribution = byColumn.get(column.name);
      if (distribution === undefined) return [];
      const { edges, base, segments } = distribution;
      const at = (i: number) => formatQuantity(edges[i]!, column);
      return base.map((all, bin) => [
        text(column.name),
        text(
          bin === 0
            ? `under ${at(0)}`
            : bin === edges.length
              ? `${at(bin - 1)} and over`
              : `${at(bin - 1)} to under ${at(bin)}`,
        ),
        count(all),
        ...data.segments.map((_, s) => count(segments[s]?.[bin] ?? null)),
      ]);
    }),
    note: null,
  };
}
