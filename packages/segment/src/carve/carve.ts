import type { CustomerTable } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import { selectRows } from "../select-rows.js";

/**
 * The customers who are clustered: all but those a rule takes out.
 *
 * @param table Customers, as read.
 * @returns The rest as a table; the same one where there are no rules.
 * @throws {SegmentError} `bad-data`: a rule that takes no customer, or rules that leave fewer than two.
 */
export function clusteredCustomers(table: CustomerTable): CustomerTable {
  const { carved, rowCount } = table;
  if (carved === undefined) return table;
  const taken = carved.rules.map((_, rule) => carved.codes.reduce((n, code) => n + (code === rule ? 1 : 0), 0));
  const rest = rowCount - taken.reduce((sum, each) => sum + each, 0);
  const all = rowCount.toLocaleString("en");
  if (rest < 2) {
    const names = carved.rules.map(({ name }) => `carve.${name}`).join(" and ");
    const got = rest === 0 ? `take all ${all}` : `leave one of ${all}`;
    throw new SegmentError(
      "bad-data",
      `${names} must leave customers to cluster; ${taken.length === 1 ? got.replace("take", "takes").replace("leave", "leaves") : got}. Tighten the ${taken.length === 1 ? "condition" : "conditions"}.`,
    );
  }
  const idle = carved.rules.find((_, rule) => taken[rule] === 0);
  if (idle !== undefined) {
    throw new SegmentError(
      "bad-data",
      `carve.${idle.name} must take at least one customer; ${JSON.stringify(idle.condition)} takes none of ${all}${taken.length > 1 ? ", or an earlier rule has them" : ""}. Loosen the condition, or remove it.`,
    );
  }
  return selectRows(
    table,
    Uint32Array.from({ length: rowCount }, (_, row) => row).filter((row) => carved.codes[row] < 0),
  );
}

/**
 * The segment of every customer, those taken out by rule after the clustered ones.
 *
 * @param table Customers, as read.
 * @param labels Of the clustered customers, from 0.
 * @param k Clustered segments: rule `r` is label `k + r`.
 * @returns One label a row of the table; the same ones where there are no rules.
 */
export function labelsWithRules(table: CustomerTable, labels: Uint8Array, k: number): Uint8Array {
  if (table.carved === undefined) return labels;
  let next = 0;
  return Uint8Array.from(table.carved.codes, (code) => (code < 0 ? labels[next++] : k + code));
}
