import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import type { Segment } from "../../data/model.js";
import { segmentClass } from "../../parts/segment-class.js";
import { SegmentTag } from "../../parts/segment-tag.js";
import { TableBehind } from "../../parts/table-behind.js";
import { traitTable } from "../../sheets/trait-table.js";
import { countWord } from "../../words/count-word.js";
import { formatCount } from "../../words/format-number.js";
import { formatPercent } from "../../words/format-percent.js";
import { joinWords } from "../../words/join-words.js";
import { plural } from "../../words/plural.js";
import { sentenceCase } from "../../words/sentence-case.js";
import styles from "./playbook.module.css";
import { Portrait } from "./portrait.js";

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
        <div>
          <Portrait segment={segment} />
        </div>
        <div className={styles.approach}>
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
            {approach.cadence !== null && (
              <>
                <dt>How often</dt>
                <dd>{`At most ${countWord(approach.cadence.contacts)} ${plural(approach.cadence.contacts, "contact")} with one customer in ${approach.cadence.days} days, over all channels`}</dd>
              </>
            )}
            {approach.kpi !== null && (
              <>
                <dt>How success is counted</dt>
                <dd>{`${sentenceCase(approach.kpi.measure)}, within ${approach.kpi.days} days of a contact`}</dd>
              </>
            )}
            {approach.avoid !== null && (
              <>
                <dt>Avoid</dt>
                <dd>{approach.avoid}</dd>
              </>
            )}
            {approach.guards.length > 0 && (
              <>
                <dt>Never</dt>
                <dd>
                  <ul>
                    {approach.guards.map(({ name, never, because }) => (
                      <li key={name}>
                        {sentenceCase(never)}
                        {because.length > 0 && <span className="muted">{`: ${because.join("; ")}`}</span>}
                      </li>
                    ))}
                  </ul>
                </dd>
              </>
            )}
          </dl>
          <h4>Because</h4>
          <Reasons of={approach.because} />
          <p className="small muted">
            {`Rule: ${approach.rule}`}
            {approach.passedOver.map(({ rule, guard }) => `; ${rule} gave way to the guard ${guard}`).join("")}
          </p>
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
