import type { Segmentation } from "@coterie/wire";

/** A segment as the model file holds it. */
export type Segment = Segmentation["segments"][number];

/** A column as the model file remembers it. */
export type ColumnSummary = Segmentation["columns"][number];

/** One numeric column in one segment. */
export type NumericProfile = Segment["profile"]["numeric"][number];

/** One numeric column over all customers. */
export type NumericSummary = Segmentation["base"]["numeric"][number];

/** One category column in one group. */
export type CategoryProfile = Segmentation["base"]["categories"][number];

/** One K and what each criterion says of it. */
export type ComparisonRow = Segmentation["comparison"]["rows"][number];

/** One word about a segment and its number. */
export type Trait = Segment["persona"]["traits"][number];

/** How a protected attribute is spread over the segments. */
export type Association = Segmentation["associations"][number];

/** One step of the preparation. */
export type RecipeStep = Segmentation["recipe"]["steps"][number];

/** Customers on a plane, as counts. */
export type Picture = Segmentation["picture"];
