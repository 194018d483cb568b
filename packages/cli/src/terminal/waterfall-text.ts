import type { CustomerTable } from "@coterie/segment";
import { count, percent } from "./format.js";

/** Where the rows went, as one clause; null when every row was segmented. */
export function waterfallText({ rows }: Pick<CustomerTable, "rows">): string | null {
  const parts = [
    rows.filtered > 0 ? `${count(rows.filtered)} filtered out` : null,
    rows.objected > 0 ? `${count(rows.objected)} objected (${percent(rows.objected / rows.read)})` : null,
    rows.duplicate > 0 ? `${count(rows.duplicate)} exact duplicates dropped` : null,
    rows.unusable > 0 ? `${count(rows.unusable)} without a single feature value` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${count(rows.read)} rows read: ${parts.join(", ")}`;
}
