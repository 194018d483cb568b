import type { ReactElement } from "react";
import type { ContrastRow } from "../../data/contrast-rows.js";
import { isAdvised } from "../../data/is-advised.js";
import type { Segment } from "../../data/model.js";
import { Name } from "../../parts/name.js";
import { segmentClass } from "../../parts/segment-class.js";
import { SegmentTag } from "../../parts/segment-tag.js";
import { formatCount } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { formatQuantity } from "../../words/format-quantity.js";
import { plural } from "../../words/plural.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./overview.module.css";

/** What a card is made of. */
export interface SegmentCardProps {
  readonly segment: Segment;
  /** The columns a fact may come from. */
  readonly rows: readonly ContrastRow[];
  /** The segment's place in each row. */
  readonly place: number;
  /** Name of the value column, or null. */
  readonly value: string | null;
}

/** One segment: name, share, persona, three facts beside all customers, one action. */
export function SegmentCard({ segment, rows, place, value }: SegmentCardProps): ReactElement {
  const facts = factsOf(rows, place);
  const { approach } = segment;
  return (
    <article className={`${styles.card} ${segmentClass(segment.id)}`}>
      <h3>
        <SegmentTag segment={segment} />
      </h3>
      <p className={styles.share}>{formatPercent(segment.share)}</p>
      <p className="small muted">
        {`${formatCount(segment.size)} ${plural(segment.size, "customer")}`}
        {segment.valueShare !== null && value !== null && (
          <>
            {`, ${formatPercent(segment.valueShare)} of all `}
            <Name text={value} />
          </>
        )}
      </p>
      <p>
        {segment.rule !== null && (
          <>
            {"By rule: "}
            <code>{segment.rule.condition}</code>
            {". "}
          </>
        )}
        {sentenceOf(segment)}
      </p>
      {facts.length > 0 ? (
        <table className={styles.facts}>
          <tbody>
            {facts.map((row) => (
              <tr key={row.column.name}>
                <th scope="row">
                  <Name text={row.column.name} />
                </th>
                <td className="number">
                  <b>{formatQuantity(row.segments[place]!.mean, row.column)}</b>
                </td>
                <td className="number muted">{formatQuantity(row.base.mean, row.column)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="muted">No average of it may be shown.</p>
      )}
      {isAdvised(segment) ? (
        <p className={styles.action}>
          <b>{`${sentenceCase(approach.objective)}.`}</b>
          {` ${approach.offer}`}
        </p>
      ) : (
        <p className={`${styles.action} muted`}>No approach: there is no group here to address.</p>
      )}
    </article>
  );
}

function sentenceOf(segment: Segment): string {
  if (segment.persona.sentence !== "") return sentenceCase(segment.persona.sentence);
  return isAdvised(segment) ? "No trait sets this segment apart." : "A slice of one crowd, without a name.";
}

/** The three columns in which the segment stands furthest from the others. */
function factsOf(rows: readonly ContrastRow[], place: number): readonly ContrastRow[] {
  const size = (row: ContrastRow) => Math.abs(row.segments[place]?.difference ?? 0);
  return rows
    .filter((row) => row.segments[place]?.mean != null && row.base.mean !== null)
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, 3);
}
