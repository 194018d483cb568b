import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import type { Segment } from "../../data/model.js";
import { segmentClass } from "../../parts/segment-class.js";
import { SegmentTag } from "../../parts/segment-tag.js";
import { TableBehind } from "../../parts/table-behind.js";
import { traitTable } from "../../sheets/trait-table.js";
import { formatCount } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { joinWords } from "../../words/join-words.js";
import { plural } from "../../words/plural.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./playbook.module.css";

/** One segment's page: who they are in a sentence, what to do, why, and the number under every word. */
export function SegmentPage(props: {
  readonly data: ReportData;
  readonly segment: Segment;
  readonly isFirst: boolean;
}): ReactElement {
  const { data, segment, isFirst } = props;
  const { persona, approach } = segment;
  return (
    <article className={`${styles.page} ${segmentClass(segment.id)}${isFirst ? ` ${styles.first}` : ""}`}>
      <h3>
        <SegmentTag segment={segment} />
      </h3>
      <p className="small muted">
        {`${formatPercent(segment.share)} · ${formatCount(segment.size)} ${plural(segment.size, "customer")}${persona.sentence === "" ? "" : ` · ${persona.sentence}`}`}
      </p>
      <div className={styles.columns}>
        <dl>
          <dt>Objective</dt>
          <dd>{sentenceCase(approach.objective)}</dd>
          <dt>Offer</dt>
          <dd>{approach.offer}</dd>
          <dt>Channels</dt>
          <dd>
            {approach.channels.length === 0
              ? "None preferred: the data does not say where this segment answers."
              : sentenceCase(joinWords(approach.channels))}
          </dd>
          <dt>Message</dt>
          <dd>{approach.message}</dd>
          {approach.avoid !== null && (
            <>
              <dt>Avoid</dt>
              <dd>{approach.avoid}</dd>
            </>
          )}
        </dl>
        <div>
          <h4>Because</h4>
          <Reasons of={approach.because} />
          <p className="small muted">{`Rule: ${approach.rule}`}</p>
        </div>
      </div>
      {persona.traits.length === 0 ? (
        <p className="muted">No trait is stated of this segment.</p>
      ) : (
        <TableBehind table={traitTable(data, [segment])} />
      )}
    </article>
  );
}

function Reasons({ of }: { readonly of: readonly string[] }): ReactElement {
  if (of.length === 0) return <p>No number of this segment called for more than the default approach.</p>;
  return (
    <ul>
      {of.map((reason) => (
        <li key={reason}>{sentenceCase(reason)}</li>
      ))}
    </ul>
  );
}
