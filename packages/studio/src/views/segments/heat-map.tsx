import type { ReactElement } from "react";
import type { ContrastRow } from "../../data/contrast-rows.js";
import type { Segment } from "../../data/model.js";
import { Name } from "../../parts/name.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { SegmentHead } from "../../parts/segment-tag.js";
import { formatQuantity } from "../../words/format-quantity.js";
import { withheld } from "../../words/withheld.js";
import { HeatCell } from "./heat-cell.js";
import styles from "./heat-map.module.css";

/** What stands in a heat map. */
export interface HeatMapProps {
  /** Columns, in order. */
  readonly rows: readonly ContrastRow[];
  /** Segments, in order, each with its place in a row. */
  readonly shown: readonly { readonly segment: Segment; readonly place: number }[];
  /** What the table holds, for those who do not see it. */
  readonly label: string;
}

/** Segments beside each other, a column a row, on the heat of their index. The picture and its numbers are one. */
export function HeatMap({ rows, shown, label }: HeatMapProps): ReactElement {
  return (
    <ScrollBox label={label}>
      <table className={styles.heat}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className={styles.all}>
              All, mean
            </th>
            {shown.map(({ segment }) => (
              <SegmentHead key={segment.id} segment={segment} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.column.name}>
              <th scope="row">
                <Name text={row.column.name} />
              </th>
              <td>{row.base.mean === null ? withheld : formatQuantity(row.base.mean, row.column)}</td>
              {shown.map(({ segment, place }) => (
                <HeatCell key={segment.id} profile={row.segments[place] ?? null} column={row.column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
