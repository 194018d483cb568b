import type { ReportData } from "@coterie/wire";
import { segmentText } from "../parts/given-name.js";
import { count, numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * Where the customers of the bank's own segments went.
 *
 * @param data What is drawn.
 * @param against The comparison with them.
 * @returns A row for each of the bank's segments.
 */
export function againstTable(data: ReportData, against: NonNullable<ReportData["against"]>): DataTable {
  return {
    id: "against",
    title: `Segments beside ${against.column}`,
    columns: [
      words(against.column),
      numbers("Customers"),
      ...data.segments.map((segment) => numbers(segmentText(segment))),
    ],
    rows: against.existing.map(({ level, size, shares }) => [
      text(level),
      count(size),
      ...data.segments.map((_, s) => percent(shares[s] ?? null)),
    ]),
    note: null,
  };
}
