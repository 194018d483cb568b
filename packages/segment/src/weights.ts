import type { CustomerTable, Warning } from "./customer-table.js";
import { SegmentError } from "./segment-error.js";

/** How much each customer counts in clustering, and the warning that says so. */
export interface RowWeights {
  readonly weights: Float64Array;
  readonly warning: Warning;
}

/**
 * The table's weight column, checked.
 *
 * @param table Customers.
 * @returns One weight a row in table order, or null when no column has the role `weight`.
 * @throws {SegmentError} `bad-data`: more than one weight column, text, or a weight that is missing, negative, or zero for all.
 */
export function weightsOf(table: CustomerTable): RowWeights | null {
  const columns = table.columns.filter((column) => column.role === "weight");
  if (columns.length === 0) return null;
  const [column] = columns;
  if (columns.length > 1) {
    const names = columns.map(({ name }) => name).join(", ");
    throw new SegmentError("bad-data", `one column may be the weight; got ${names}. Name one with --weight.`);
  }
  if (column.kind !== "numeric")
    throw new SegmentError(
      "bad-data",
      `${column.name} must hold numbers to be the weight. Name another with --weight.`,
    );
  let missing = 0;
  let negative = 0;
  let total = 0;
  for (const weight of column.values) {
    if (Number.isNaN(weight)) missing++;
    else if (weight < 0) negative++;
    else total += weight;
  }
  if (missing + negative > 0 || total === 0) {
    const got =
      missing + negative > 0
        ? `${missing} missing and ${negative} negative of ${table.rowCount}`
        : "0 for every customer";
    throw new SegmentError(
      "bad-data",
      `${column.name} must be a weight of 0 or more for every customer; got ${got}. Correct the column, or do without --weight.`,
    );
  }
  const message = `Clustering is weighted by ${column.name}; segments stand by falling weight, while sizes, shares and profiles count customers.`;
  return { weights: column.values, warning: { code: "weighted", message } };
}
