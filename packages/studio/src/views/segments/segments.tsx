import type { ReportData } from "@coterie/wire";
import { type ReactElement, useState } from "react";
import { contrastRows } from "../../data/contrast-rows.js";
import { Section } from "../../parts/section.js";
import { Categories } from "./categories.js";
import { inOrder } from "./in-order.js";
import { Pick, type Picking, startPicking } from "./pick.js";
import { ProfileHeat } from "./profile-heat.js";
import { Spreads } from "./spreads.js";

/** Who the customers of each segment are: the profile as heat, each column's spread over that of all customers, the categories. */
export function Segments({ data }: { readonly data: ReportData }): ReactElement {
  const [picking, pick] = useState<Picking>(startPicking);
  const rows = inOrder(contrastRows(data), data.segments, picking);
  const clustered = new Set(data.recipe.steps.map((step) => step.column));
  const features = rows.filter((row) => clustered.has(row.column.name));
  const described = rows.filter((row) => !clustered.has(row.column.name));
  return (
    <Section id="who" heading={data.segments.length === 1 ? "Who the customers are" : "Who they are"} startsPage>
      <Pick segments={data.segments} picking={picking} onPick={pick} />
      <ProfileHeat data={data} features={features} described={described} picking={picking} />
      <Spreads data={data} features={features} described={described} picking={picking} />
      <Categories data={data} />
    </Section>
  );
}
