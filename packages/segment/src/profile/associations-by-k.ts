import type { KMeansModel } from "@coterie/kmeans";
import { columnsOf } from "../columns.js";
import type { CustomerTable } from "../customer-table.js";
import { association } from "./association.js";

/** How strongly the segments of one K go with each audited column. */
export interface AssociationsOfK {
  readonly k: number;
  /** Cramér's V, three decimals; null where it cannot be computed. */
  readonly associations: readonly { readonly column: string; readonly cramersV: number | null }[];
}

/**
 * How strongly belonging to a segment goes with each protected column, for every K fitted: a K may sort by gender where another does not.
 *
 * @param table Customers.
 * @param models A fitted model for each K.
 * @param minCell Levels of fewer customers are put together.
 * @returns By rising K; columns in table order. Empty where nothing is protected.
 */
export function associationsByK(
  table: CustomerTable,
  models: ReadonlyMap<number, KMeansModel>,
  minCell: number,
): readonly AssociationsOfK[] {
  const audited = columnsOf(table, "protected");
  if (audited.length === 0) return [];
  return [...models.values()]
    .toSorted((p, q) => p.k - q.k)
    .map(({ k, labels }) => ({
      k,
      associations: audited.map((column) => ({
        column: column.name,
        cramersV: association(column, labels, k, minCell).cramersV,
      })),
    }));
}
