import type { ReportData } from "@coterie/wire";
import { columnsByName } from "./columns-by-name.js";
import type { ColumnSummary, NumericProfile, NumericSummary } from "./model.js";

/** One numeric column, over all customers and in every segment. */
export interface ContrastRow {
  readonly column: ColumnSummary;
  readonly base: NumericSummary;
  /** In the order of the model's segments; null where a segment has no profile of this column. */
  readonly segments: readonly (NumericProfile | null)[];
  /** Largest standardised difference of any segment, by size; 0 where none is known. */
  readonly contrast: number;
}

/**
 * The numeric columns that may be shown beside each other, the ones that tell segments apart first.
 * Protected columns are left to the fairness audit.
 *
 * @param model The model file.
 * @returns Rows by falling contrast, ties in table order.
 */
export function contrastRows(model: ReportData): readonly ContrastRow[] {
  const columns = columnsByName(model);
  const profiles = model.segments.map((segment) => new Map(segment.profile.numeric.map((p) => [p.column, p])));
  const rows: ContrastRow[] = [];
  for (const base of model.base.numeric) {
    const column = columns.get(base.column);
    if (column === undefined || column.role === "protected") continue;
    const segments = profiles.map((profile) => profile.get(base.column) ?? null);
    const contrast = Math.max(0, ...segments.map((profile) => Math.abs(profile?.difference ?? 0)));
    rows.push({ column, base, segments, contrast });
  }
  return rows.toSorted((a, b) => b.contrast - a.contrast);
}
