import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { CustomerMap, SegmentMap } from "../../charts/customer-map.js";
import { LoadingArrows } from "../../charts/loading-arrows.js";
import { widestOverlap } from "../../data/widest-overlap.js";
import { Figure } from "../../parts/figure.js";
import { Section } from "../../parts/section.js";
import { SegmentTag } from "../../parts/segment-tag.js";
import { TableBehind } from "../../parts/table-behind.js";
import { loadingsTable, squaresTable } from "../../sheets/map-tables.js";
import { formatCount } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import styles from "./plane.module.css";

/** The customers on the plane of the two widest directions, with what those directions are made of. */
export function Plane({ data }: { readonly data: ReportData }): ReactElement {
  const { picture, segments } = data;
  return (
    <Section id="map" heading="The map">
      {picture.cells.length === 0 ? (
        <p>{`No square of the map holds ${formatCount(data.minCell)} customers of one segment or more, so none is drawn.`}</p>
      ) : (
        <>
          <Figure
            title={planeTitle(data)}
            caption={`All segmented customers, seen along the two directions in which they spread most; across, ${formatPercent(picture.explained[0])} of the spread, upwards ${formatPercent(picture.explained[1])}. Lines enclose the areas that hold a quarter, half and nine tenths of a segment’s customers; grey is wherever any were counted. Squares with fewer than ${formatCount(data.minCell)} customers of a segment are left out, and so are customers far outside the frame. A flat picture hides what lies in other directions: segments that overlap here may still be apart, and segments that look apart may only be cut apart.`}
            table={squaresTable(data)}
          >
            <div className={styles.plane}>
              <div>
                <CustomerMap picture={picture} segments={segments} />
              </div>
              <div>
                <h4>Which way each column pulls</h4>
                <LoadingArrows picture={picture} />
                {segments.length > 1 && (
                  <div className={styles.each}>
                    {segments.map((segment) => (
                      <div key={segment.id} className={styles.one}>
                        <h4>
                          <SegmentTag segment={segment} />
                        </h4>
                        <SegmentMap picture={picture} segment={segment} />
                      </div>
                    ))}
                  </div>
                )}
              </div>
            </div>
          </Figure>
          <TableBehind table={loadingsTable(data)} />
        </>
      )}
    </Section>
  );
}

function planeTitle(data: ReportData): string {
  const { picture, segments } = data;
  const held = `Two directions hold ${formatPercent(picture.explained[0] + picture.explained[1])} of the spread`;
  if (segments.length < 2) return held;
  const overlap = widestOverlap(picture);
  return overlap === null
    ? `${held}; no two segments share a square of the map`
    : `${held}; segments ${overlap[0]} and ${overlap[1]} share most ground`;
}
