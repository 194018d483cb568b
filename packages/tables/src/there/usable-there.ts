import { joined, numberOf, type Source, sql, type Term, textOf } from "@coterie/sql";
import type { CustomersThere } from "../customers.js";

/** The population without the rows that have no value of any feature: they are no customer's data. */
export function usableThere({ source }: Pick<CustomersThere, "source">, terms: readonly Term[]): Source {
  const present = new Map(
    terms.map((term) => [
      term.column,
      sql`${term.kind === "level" ? textOf(term.column) : numberOf(term.column, term.reading)} IS NOT NULL`,
    ]),
  );
  return { ...source, conditions: [...source.conditions, joined([...present.values()], " OR ")] };
}
