import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { contrastRows } from "../../data/contrast-rows.js";
import { Section } from "../../parts/section.js";
import { TableBehind } from "../../parts/table-behind.js";
import { sizesTable } from "../../sheets/sizes-table.js";
import styles from "./overview.module.css";
import { SegmentCard } from "./segment-card.js";
import { ShareBar } from "./share-bar.js";

/** The segments at a glance: their shares as one bar, then a card each: name, share, persona, three facts, one action. */
export function Overview({ data }: { readonly data: ReportData }): ReactElement {
  const rows = contrastRows(data).filter((row) => !row.column.sensitive);
  const value = data.columns.find((column) => column.role === "value")?.name ?? null;
  return (
    <Section id="segments" heading={headingOf(data)}>
      <ShareBar segments={data.segments} />
      <div className={styles.cards}>
        {data.segments.map((segment, i) => (
          <SegmentCard key={segment.id} segment={segment} rows={rows} place={i} value={value} />
        ))}
      </div>
      <p className={`small muted ${styles.note}`}>
        Facts are averages of the segment, with all customers’ in grey: the three columns in which it stands furthest
        from the others. A segment describes its customers together, never one of them.
      </p>
      <TableBehind table={sizesTable(data)} />
    </Section>
  );
}

function headingOf({ segments, comparison }: ReportData): string {
  if (comparison.verdict === "none") return "Slices, not segments";
  return segments.length === 1 ? "The segment" : "The segments";
}
