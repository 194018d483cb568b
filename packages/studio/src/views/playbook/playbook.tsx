import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { isAdvised } from "../../data/is-advised.js";
import { Section } from "../../parts/section.js";
import { PlanOf } from "./plan.js";
import { SegmentPage } from "./segment-page.js";

/** The approach to each segment, its reasons, and what to leave alone; on paper a page a segment. Without segments, what to do instead. */
export function Playbook({ data }: { readonly data: ReportData }): ReactElement {
  const advised = data.segments.filter(isAdvised);
  return (
    <Section id="do" heading="What to do" startsPage>
      {advised.length === 0 ? (
        <Instead data={data} />
      ) : (
        <p>
          Each approach follows from a rule and cites the numbers that called for it. Whether it pays is not known until
          it is tried against customers who are left alone.
        </p>
      )}
      {advised.map((segment, i) => (
        <SegmentPage key={segment.id} data={data} segment={segment} isFirst={i === 0} />
      ))}
      <PlanOf data={data} />
    </Section>
  );
}

function Instead({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <>
      <p>No approach is given: what was cut here is one crowd, and a message to a slice of it would address nobody.</p>
      <ul className="prose">
        {(data.comparison.judgement?.instead ?? []).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
