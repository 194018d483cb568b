import type { Plan, Segmentation } from "@coterie/segment";

/** What the views draw: a model without what only scoring needs. No customer rows; what the profile withholds is withheld here too. */
export type ReportData = Omit<Segmentation, "goldenRows" | "segments"> & {
  readonly segments: readonly Omit<Segmentation["segments"][number], "centroid" | "typical" | "means">[];
  /** Constructed rows in the model file that check it whenever it is loaded. */
  readonly goldenRowCount: number;
  /** The campaign plan made for the model, or null. */
  readonly plan: Plan | null;
};
