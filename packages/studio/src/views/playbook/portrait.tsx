import type { ReactElement } from "react";
import { TraitStrips } from "../../charts/trait-strips.js";
import type { Segment } from "../../data/model.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { formatPercent } from "../../words/format-percent.js";
import styles from "./playbook.module.css";

/** Who a segment's customers are: a paragraph to paste, where their words stand, the shortest rule, an example that is nobody. */
export function Portrait({ segment }: { readonly segment: Segment }): ReactElement {
  const { persona, rule } = segment;
  return (
    <>
      {persona.paragraph !== "" && <p>{persona.paragraph}</p>}
      {persona.traits.length > 0 && (
        <ScrollBox label={`Where the words of segment ${segment.id} stand`}>
          <div className={styles.strips}>
            <TraitStrips segment={segment} />
          </div>
        </ScrollBox>
      )}
      <dl>
        {rule !== null && (
          <>
            <dt>Carved out by the rule</dt>
            <dd>
              <code>{rule.condition}</code>
            </dd>
          </>
        )}
        {persona.rule !== null && (
          <>
            <dt>The shortest rule that nearly finds them</dt>
            <dd>
              {persona.rule.text}
              <span className="muted">
                {`: holds for ${formatPercent(persona.rule.recall)} of the segment, and ${formatPercent(persona.rule.precision)} of those for whom it holds belong to it`}
              </span>
            </dd>
          </>
        )}
        {persona.composite !== null && (
          <>
            <dt>An example, put together from averages: nobody’s record</dt>
            <dd>{persona.composite.sentence}</dd>
          </>
        )}
      </dl>
      {persona.notes.map((note) => (
        <p key={note} className="small muted">
          {note}
        </p>
      ))}
    </>
  );
}
