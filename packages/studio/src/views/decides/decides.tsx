import type { ReportData } from "@coterie/wire";
import type { ReactElement, ReactNode } from "react";
import { BarList } from "../../charts/bar-list.js";
import { columnsByName } from "../../data/columns-by-name.js";
import { Figure } from "../../parts/figure.js";
import { Name } from "../../parts/name.js";
import { Section } from "../../parts/section.js";
import { distanceTable } from "../../sheets/distance-sheet.js";
import { formatPercent } from "../../words/format-percent.js";
import { Separation } from "./separation.js";

/** Who decides the segments: the share of all distances that each column brings. */
export function DistanceShares({ data }: { readonly data: ReportData }): ReactElement {
  const columns = columnsByName(data);
  const sorted = distanceShares(data);
  const most = sorted[0]?.[1] ?? 0;
  return (
    <Section id="decides" heading="What decides">
      <Separation data={data} />
      <Figure
        title={distanceTitle(sorted)}
        caption="The part of all squared distances between customers that each column brings after preparation. A column with a larger share has more say in who is near whom, wanted or not."
        table={distanceTable(data)}
      >
        <BarList
          label="Share of distance by column"
          heads={["Column", "Share of distance"]}
          full={most}
          bars={sorted.map(([column, share]) => ({
            key: column,
            name: (
              <>
                <Name text={column} />
                {columns.get(column)?.sensitive === true && <span className="muted"> sensitive</span>}
              </>
            ),
            value: share,
            text: formatPercent(share),
            mark: null,
          }))}
        />
      </Figure>
    </Section>
  );
}

/** Share of distance of each clustered column, its dimensions added up, falling. */
function distanceShares(data: ReportData): readonly (readonly [string, number])[] {
  const shares = new Map<string, number>();
  for (const { column, distanceShare } of data.recipe.dimensions)
    shares.set(column, (shares.get(column) ?? 0) + distanceShare);
  return [...shares].toSorted((a, b) => b[1] - a[1]);
}

function distanceTitle(sorted: readonly (readonly [string, number])[]): ReactNode {
  const [first, second] = sorted;
  if (first === undefined) return "No column was clustered";
  if (second === undefined)
    return (
      <>
        <Name text={first[0]} />
        {" alone decides"}
      </>
    );
  if (first[1] - sorted.at(-1)![1] < 0.005)
    return `Every column has the same say: ${formatPercent(first[1])} of the distance`;
  if (first[1] - second[1] < 0.005)
    return `No single column decides: the largest share of distance is ${formatPercent(first[1])}`;
  return (
    <>
      <Name text={first[0]} />
      {` has most say: ${formatPercent(first[1])} of the distance`}
    </>
  );
}
