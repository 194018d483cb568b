import type { ReportData } from "@coterie/wire";
import type { ReactElement, ReactNode } from "react";
import type { ContrastRow } from "../../data/contrast-rows.js";
import { Disclosure } from "../../parts/disclosure.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { profileTable } from "../../sheets/profile-table.js";
import { formatIndex, formatSigned } from "../../words/format-number.js";
import { withheldNote } from "../../words/withheld.js";
import { HeatKey } from "./heat-key.js";
import { HeatMap, type HeatMapProps } from "./heat-map.js";
import { type Picking, picked } from "./pick.js";

const openRows = 16;

/** The columns of a profile, those clustered apart from those only described. */
export interface ProfileRows {
  readonly data: ReportData;
  readonly features: readonly ContrastRow[];
  readonly described: readonly ContrastRow[];
  readonly picking: Picking;
}

/** Every column in every segment as an index around 100, to be sorted, and narrowed to two segments. */
export function ProfileHeat({ data, features, described, picking }: ProfileRows): ReactElement {
  const rows = [...features, ...described];
  const isMixed = rows.some((row) => row.segments.some((p) => p?.index === null && p.difference !== null));
  const shown = picked(data.segments, picking);
  return (
    <Figure
      title={heatTitle(data, features)}
      caption={`Index of each segment’s mean: 100 is the mean of all customers, printed in grey; the segment’s own mean stands under its index. ${
        isMixed
          ? "Where values of both signs mix, an index says nothing: the cell shows how many standard deviations the segment lies from all other customers (sd). "
          : ""
      }${withheldNote(data.minCell)}`}
      table={profileTable(data, rows)}
    >
      <HeatKey withDifferences={isMixed} />
      <OpenAndRest rows={features} shown={shown} label="clustered columns" />
      {described.length > 0 && (
        <>
          <h4>Described only: these columns played no part in forming the segments</h4>
          <OpenAndRest rows={described} shown={shown} label="described columns" />
        </>
      )}
    </Figure>
  );
}

function OpenAndRest({ rows, shown, label }: HeatMapProps): ReactElement | null {
  if (rows.length === 0) return null;
  const rest = rows.slice(openRows);
  return (
    <>
      <HeatMap rows={rows.slice(0, openRows)} shown={shown} label={`Heat map of ${label}`} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more ${label}`}>
          <HeatMap rows={rest} shown={shown} label={`Heat map of more ${label}`} />
        </Disclosure>
      )}
    </>
  );
}

function heatTitle(data: ReportData, features: readonly ContrastRow[]): ReactNode {
  const first = features.toSorted((a, b) => b.contrast - a.contrast).find((row) => row.contrast > 0);
  if (first === undefined || data.segments.length === 1) return "The columns and their averages";
  const at = first.segments.findIndex((profile) => Math.abs(profile?.difference ?? 0) === first.contrast);
  const profile = first.segments[at]!;
  const by =
    profile.index === null
      ? `${formatSigned(profile.difference)} standard deviations from the others`
      : `index ${formatIndex(profile.index)} against 100 for all customers`;
  return (
    <>
      <Name text={first.column.name} />
      {` sets segment ${data.segments[at]!.id} furthest apart: ${by}`}
    </>
  );
}
