import type { ReportData } from "@coterie/wire";
import { segmentText } from "../parts/given-name.js";
import { count, numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * How many customers each segment has, and what share of the value.
 *
 * @param data What is drawn.
 * @returns A row a segment.
 */
export function sizesTable(data: ReportData): DataTable {
  const value = data.columns.find((column) => column.role === "value");
  const valued = value === undefined ? [] : [numbers(`Share of ${value.name}`)];
  return {
    id: "sizes",
    title: "Sizes in numbers",
    columns: [words("Segment"), numbers("Customers"), numbers("Share"), ...valued],
    rows: data.segments.map((segment) => [
      text(segmentText(segment)),
      count(segment.size),
      percent(segment.share),
      ...(value === undefined ? [] : [percent(segment.valueShare, "not computable")]),
    ]),
    note: null,
  };
}
