import { nameWords } from "../roles/name-words.js";
import type { Staged } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ResolvedFeatureOptions, TransactionPurpose } from "./feature-options.js";
import { nameFits } from "./purpose-names.js";

/** A column with a purpose, by its place in the source. */
export interface FoundColumn {
  readonly index: number;
  readonly name: string;
  readonly why: string;
  /** The user named it: what does not fit is refused, not passed over. */
  readonly named: boolean;
}

/** The columns of a transactions file by what they are for. */
export type FoundColumns = Readonly<Record<"customer" | "date" | "amount", FoundColumn>> &
  Readonly<Partial<Record<TransactionPurpose, FoundColumn>>>;

const order: readonly TransactionPurpose[] = [
  "customer",
  "amount",
  "date",
  "time",
  "direction",
  "type",
  "channel",
  "category",
  "currency",
];

const needed: Readonly<Partial<Record<TransactionPurpose, string>>> = {
  customer: "whose transaction it is",
  date: "when it was",
  amount: "how much it was",
};

/**
 * Find what the columns are for: the user's word first, else the name that fits best, the first of equals.
 *
 * @throws {TablesError} `unknown-column` for a name that is not there, or where customer, date or amount cannot be found.
 */
export function findColumns(columns: Staged["columns"], options: ResolvedFeatureOptions): FoundColumns {
  const names = columns.map(({ name }) => name);
  const found: Partial<Record<TransactionPurpose, FoundColumn>> = {};
  const taken = new Set<number>();
  const take = (purpose: TransactionPurpose, index: number, why: string, named: boolean) => {
    found[purpose] = { index, name: names[index], why, named };
    taken.add(index);
  };
  for (const purpose of order) {
    const name = options.named[purpose];
    if (name === undefined) continue;
    const index = names.indexOf(name);
    if (index < 0) {
      throw new TablesError(
        "unknown-column",
        `--${purpose} must name a column of the transactions; ${name} is none. Columns: ${names.join(", ")}.`,
      );
    }
    take(purpose, index, "named by the user", true);
  }
  for (const purpose of order) {
    if (found[purpose] !== undefined) continue;
    let best = -1;
    let bestFit = 0;
    for (const [index, name] of names.entries()) {
      const fit = taken.has(index) ? 0 : nameFits(purpose, nameWords(name));
      if (fit > bestFit) {
        best = index;
        bestFit = fit;
      }
    }
    if (best >= 0) take(purpose, best, `named like the ${purpose} of a transaction`, false);
  }
  const missing = order.filter((purpose) => needed[purpose] !== undefined && found[purpose] === undefined);
  if (missing.length > 0) {
    const wants = missing.map((purpose) => `${purpose} (${needed[purpose]})`).join(" and ");
    const flags = missing.map((purpose) => `--${purpose} COLUMN`).join(" ");
    throw new TablesError(
      "unknown-column",
      `Transactions must have a column for the ${wants}; no name shows it. Say ${flags}. Columns: ${names.join(", ")}.`,
    );
  }
  return found as FoundColumns;
}
