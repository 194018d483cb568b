import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { Section } from "../../parts/section.js";
import { SegmentPage } from "./segment-page.js";

/** The approach to each segment, its reasons, and what to leave alone; on paper a page a segment. */
export function Playbook({ data }: { readonly data: ReportData }): ReactElement {
  return (
    <Section id="do" heading="What to do" startsPage>
      <p>
        Each approach follows from a rule and cites the numbers that called for it. Whether it pays is not known until
        it is tried against customers who are left alone.
      </p>
      {data.segments.map((segment, i) => (
        <SegmentPage key={segment.id} data={data} segment={segment} isFirst={i === 0} />
      ))}
    </Section>
  );
}
