import type { ReportData } from "@coterie/wire";

/** A segment as the model file holds it. */
export type Segment = ReportData["segments"][number];

/** A column as the model file remembers it. */
export type ColumnSummary = ReportData["columns"][number];

/** One numeric column in one segment. */
export type NumericProfile = Segment["profile"]["numeric"][number];

/** One numeric column over all customers. */
export type NumericSummary = ReportData["base"]["numeric"][number];

/** One category column in one group. */
export type CategoryProfile = ReportData["base"]["categories"][number];

/** One K and what each criterion says of it. */
export type ComparisonRow = ReportData["comparison"]["rows"][number];

/** One word about a segment and its number. */
export type Trait = Segment["persona"]["traits"][number];

/** How a protected attribute is spread over the segments. */
export type Association = ReportData["associations"][number];

/** One step of the preparation. */
export type RecipeStep = ReportData["recipe"]["steps"][number];

/** Customers on a plane, as counts. */
export type Picture = ReportData["picture"];

/** How a numeric column spreads, on bins shared by all groups. */
export type Distribution = ReportData["distributions"][number];

/** What lies between two neighbouring segments. */
export type Valley = NonNullable<ComparisonRow["judged"]>["valleys"][number];

/** What a segment was seen doing. */
export type Behaviour = NonNullable<Segment["behaviour"]>;
