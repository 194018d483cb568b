import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { BeforeAfter } from "../../charts/before-after.js";
import { Figure } from "../../parts/figure.js";
import { influenceTable } from "../../sheets/distance-sheet.js";
import { formatCount } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";

const mostLines = 20;

type Influence = NonNullable<ReportData["distance"]>["columns"][number];

/** What the segments are drawn by: each column's share of what lies between them, in a notebook and here. Nothing in models of format 1. */
export function Separation({ data }: { readonly data: ReportData }): ReactElement | null {
  const { distance } = data;
  if (distance === null || distance.columns.length === 0) return null;
  const shown = distance.columns.slice(0, mostLines);
  return (
    <Figure
      title={separationTitle(data, distance.columns)}
      caption={`The part of the distance between segments that each column brings: what the segments are drawn by. Hollow: had every column, protected ones too, been standardised as a notebook would (${distance.k} segments drawn from ${formatCount(distance.plainRows)} customers); filled: as they are here.${shown.length < distance.columns.length ? ` The ${mostLines} columns with most say; all are in the table.` : ""}`}
      table={influenceTable(distance.columns)}
    >
      <BeforeAfter
        label="Share of what lies between the segments by column, in a notebook and here"
        lines={shown.map(({ column, plain, kept }) => ({
          name: column,
          before: plain?.separation ?? null,
          after: kept?.separation ?? null,
        }))}
      />
    </Figure>
  );
}

function separationTitle(data: ReportData, columns: readonly Influence[]): string {
  const roles = new Map(data.columns.map(({ name, role }) => [name, role]));
  const decided = columns.find(
    ({ column, plain, kept }) => roles.get(column) === "protected" && kept === null && (plain?.separation ?? 0) >= 0.05,
  );
  if (decided !== undefined)
    return `In a notebook ${decided.column} would draw ${formatPercent(decided.plain!.separation)} of what lies between segments; here it draws nothing`;
  const most = columns.toSorted((a, b) => (b.kept?.separation ?? 0) - (a.kept?.separation ?? 0))[0]!;
  return most.kept === null
    ? "No column draws the segments"
    : `${most.column} draws most: ${formatPercent(most.kept.separation)} of what lies between the segments`;
}
