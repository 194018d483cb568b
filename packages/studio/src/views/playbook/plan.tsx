import type { ReportData } from "@coterie/wire";
import type { ReactElement } from "react";
import { Figure } from "../../parts/figure.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { PlainTable } from "../../parts/table-behind.js";
import { planTable, splitTable } from "../../sheets/plan-sheets.js";

/** The campaign plan: its finding, whom to contact, how the budget is spread, which segments are too small alone. Nothing where none was made. */
export function PlanOf({ data }: { readonly data: ReportData }): ReactElement | null {
  const { plan } = data;
  if (plan === null) return null;
  const lines = planTable(data, plan);
  const split = splitTable(data, plan);
  return (
    <>
      <Figure title={plan.finding} caption={lines.note} table={lines} isTable>
        <ScrollBox label={lines.title}>
          <PlainTable table={lines} />
        </ScrollBox>
      </Figure>
      {split.rows.length > 0 && (
        <Figure title={split.title} caption={plan.split?.caveat ?? ""} table={split} isTable>
          <ScrollBox label={split.title}>
            <PlainTable table={split} />
          </ScrollBox>
        </Figure>
      )}
      {[...plan.pools.map(({ text }) => text), ...plan.warnings.map(({ message }) => message)].map((sentence) => (
        <p key={sentence} className="small muted">
          {sentence}
        </p>
      ))}
    </>
  );
}
