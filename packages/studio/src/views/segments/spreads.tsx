import { type ReactElement, useState } from "react";
import { DistributionChart } from "../../charts/distribution-chart.js";
import { MeanChart, QuartileChart } from "../../charts/spread-rows.js";
import type { ContrastRow } from "../../data/contrast-rows.js";
import type { Distribution, Segment } from "../../data/model.js";
import { Disclosure } from "../../parts/disclosure.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { distributionTable } from "../../sheets/distribution-table.js";
import { withheldNote } from "../../words/withheld.js";
import { picked } from "./pick.js";
import type { ProfileRows } from "./profile-heat.js";
import styles from "./spreads.module.css";

const openCharts = 12;

type Way = "spread" | "quartiles" | "means";

const ways: Readonly<Record<Way, { readonly name: string; readonly caption: string }>> = {
  spread: {
    name: "spread",
    caption:
      "Each line is a segment, in its colour, over all customers in grey; height is the share of the group in each band of values, on one scale within a column. The outer bands are open, a dotted floor marks a band that is withheld, and columns with long tails are drawn on a logarithmic scale.",
  },
  quartiles: {
    name: "quartiles",
    caption:
      "A bar holds the middle half of a segment’s customers, its tick the median. The grey band is the middle half of all customers, the dashed line their median.",
  },
  means: {
    name: "means",
    caption: "A bar is the mean of a segment, from zero; the dashed line is the mean of all customers.",
  },
};

/** How far segments overlap, column by column: spreads, quartiles or means over those of all customers. */
export function Spreads({ data, features, picking }: ProfileRows): ReactElement | null {
  const byColumn = new Map(data.distributions.map((each) => [each.column, each]));
  const hasSpreads = features.some((row) => byColumn.has(row.column.name));
  const [way, choose] = useState<Way>(hasSpreads ? "spread" : "quartiles");
  const shown = picked(data.segments, picking);
  const rows = features.filter((row) => row.column.measure !== "flag" && row.base.median !== null);
  if (rows.length === 0) return null;
  const rest = rows.slice(openCharts);
  const chart = (row: ContrastRow) => (
    <Chart key={row.column.name} way={way} row={row} shown={shown} distribution={byColumn.get(row.column.name)} />
  );
  return (
    <Figure
      title={data.segments.length === 1 ? "How customers spread" : overlapTitle(rows)}
      caption={`${ways[way].caption} Each column has its own scale, the same for every segment. ${withheldNote(data.minCell)}`}
      table={hasSpreads ? distributionTable(data, features) : null}
    >
      <div className={`control ${styles.ways}`}>
        <Ways way={way} hasSpreads={hasSpreads} onChoose={choose} />
      </div>
      <div className={styles.multiples}>{rows.slice(0, openCharts).map(chart)}</div>
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more columns`}>
          <div className={styles.multiples}>{rest.map(chart)}</div>
        </Disclosure>
      )}
    </Figure>
  );
}

function Ways(props: {
  readonly way: Way;
  readonly hasSpreads: boolean;
  readonly onChoose: (way: Way) => void;
}): ReactElement {
  const offered = (Object.keys(ways) as Way[]).filter((way) => way !== "spread" || props.hasSpreads);
  return (
    <fieldset className={styles.choice}>
      <legend>Draw</legend>
      {offered.map((way) => (
        <label key={way}>
          <input type="radio" name="way" checked={way === props.way} onChange={() => props.onChoose(way)} />
          {` ${ways[way].name}`}
        </label>
      ))}
    </fieldset>
  );
}

function Chart(props: {
  readonly way: Way;
  readonly row: ContrastRow;
  readonly shown: readonly { readonly segment: Segment; readonly place: number }[];
  readonly distribution: Distribution | undefined;
}): ReactElement {
  const { way, row, shown, distribution } = props;
  return (
    <div className={styles.multiple}>
      <h4>
        <Name text={row.column.name} />
      </h4>
      {way === "means" ? (
        <MeanChart row={row} shown={shown} />
      ) : way === "spread" && distribution !== undefined ? (
        <DistributionChart row={row} shown={shown} distribution={distribution} />
      ) : (
        <QuartileChart row={row} shown={shown} />
      )}
    </div>
  );
}

/** Says whether the middle halves of segments keep apart on the column that parts them most. */
function overlapTitle(rows: readonly ContrastRow[]): string {
  const apart = rows.filter(hasGap).map((row) => row.column.name);
  if (apart.length === 0) return "On every single column the segments overlap; together they set them apart";
  if (apart.length === rows.length) return "On every column some segment keeps apart from the rest";
  return `Some segment keeps apart from all others on ${apart.length} of ${rows.length} columns`;
}

/** Whether some segment's middle half meets no other's. */
function hasGap(row: ContrastRow): boolean {
  const halves = row.segments.flatMap((p) =>
    p === null || p.q25 === null || p.q75 === null ? [] : [[p.q25, p.q75] as const],
  );
  return halves.some((a, i) => halves.every((b, j) => i === j || a[1] < b[0] || b[1] < a[0]));
}
