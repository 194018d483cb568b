import type { CsvKind } from "../write/format-csv.js";

/** A column to write: what is added up over a customer's transactions, and what is made of the sums. */
export interface Feature {
  readonly name: string;
  readonly kind: CsvKind;
  /** Aggregates over the view `used`, by alias. */
  readonly sums: Readonly<Record<string, string>>;
  /** SQL over the aggregates (all NULL for a customer without a transaction). */
  readonly sql: string;
  /** What the figure is, for the dictionary of features. */
  readonly meaning: string;
}
