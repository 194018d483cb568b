import type { Column, CustomerTable } from "../../customer-table.js";

/** How many columns a sentence names. */
const NAMED = 5;

/**
 * What to do where a table holds no segments: an honest cut, and which columns would help.
 *
 * @param table The customers.
 * @returns A sentence each.
 */
export function insteadOfSegments({ columns }: Pick<CustomerTable, "columns">): readonly string[] {
  const value = columns.find(({ role }) => role === "value");
  const deciles =
    value === undefined
      ? "Say which column is what a customer is worth (--value), and cut it in tenths: borders that nobody takes for a discovery."
      : `Cut customers in tenths of ${value.name}: borders that nobody takes for a discovery.`;
  const recency = columns.some(({ name }) => /recency|days since|last/i.test(name));
  const cells = recency
    ? "Or cross recency, frequency and amount in cells (RFM), which the table holds."
    : "Or make recency, frequency and amount from a transactions file (coterie features) and cross them in cells (RFM).";
  return [deciles, cells, ...helpful(columns)];
}

/** Numbers that were not clustered, or that nothing counts what customers do. */
function helpful(columns: readonly Column[]): readonly string[] {
  const sentences: string[] = [];
  const features = columns.filter(({ role }) => role === "feature");
  const counts = features.filter((column) => column.kind === "numeric" && column.measure === "count");
  if (counts.length === 0)
    sentences.push(
      "No column clustered counts what customers do (transactions, visits, products): such columns most often tell groups apart.",
    );
  const spare = columns
    .filter((column) => column.role === "describe" && column.kind === "numeric" && column.measure !== "flag")
    .map(({ name }) => name);
  if (spare.length > 0) {
    const more = spare.length > NAMED ? ` and ${spare.length - NAMED} more` : "";
    sentences.push(
      `Described but not clustered are ${spare.slice(0, NAMED).join(", ")}${more}: try them with --features.`,
    );
  }
  return sentences;
}
