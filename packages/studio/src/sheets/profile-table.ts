import type { ReportData } from "@coterie/wire";
import type { ContrastRow } from "../data/contrast-rows.js";
import type { ColumnSummary, NumericProfile, NumericSummary } from "../data/model.js";
import { segmentText } from "../parts/given-name.js";
import { blank, count, numbers, quantity, signed, text, words } from "./cells.js";
import type { Cell, DataTable } from "./data-table.js";

/**
 * Every column: all customers first, then each segment.
 *
 * @param data What is drawn.
 * @param rows Columns in the order of the pictures.
 * @returns A row for each column and group.
 */
export function profileTable(data: ReportData, rows: readonly ContrastRow[]): DataTable {
  return {
    id: "profile",
    title: "The numbers: means, quartiles, differences",
    columns: [
      words("Column"),
      words("Group"),
      numbers("Customers"),
      numbers("Mean"),
      numbers("Index"),
      numbers("Lower quartile"),
      numbers("Median"),
      numbers("Upper quartile"),
      numbers("Difference"),
      numbers("Cliff’s delta"),
    ],
    rows: rows.flatMap((row) => [
      [text(row.column.name), text("All customers"), ...summary(row.base, row.column, blank), blank, blank],
      ...row.segments.map((profile, i) => [
        text(row.column.name),
        text(segmentText(data.segments[i]!)),
        ...cells(profile, row.column),
      ]),
    ]),
    note: "Difference: mean here less the mean of all other customers, in pooled standard deviations on the prepared scale. Cliff’s delta: the chance that a customer from here has more than one from elsewhere, less the chance of having less; from −1 to 1. Customers counts those with a value. A yes/no column has no quartiles.",
  };
}

function cells(profile: NumericProfile | null, column: ColumnSummary): readonly Cell[] {
  if (profile === null) return Array.from({ length: 8 }, () => text("not profiled"));
  const absent = profile.count === null ? undefined : "";
  return [
    ...summary(profile, column, {
      text: profile.index === null ? "" : String(Math.round(profile.index)),
      value: profile.index,
    }),
    signed(profile.difference, absent),
    signed(profile.cliffsDelta, absent),
  ];
}

function summary(group: NumericSummary, column: ColumnSummary, index: Cell): readonly Cell[] {
  const absent = group.count === null ? undefined : "";
  const quartiles = [group.q25, group.median, group.q75];
  return [
    count(group.count),
    quantity(group.mean, column, absent),
    index,
    ...quartiles.map((value) => (column.measure === "flag" ? blank : quantity(value, column, absent))),
  ];
}
