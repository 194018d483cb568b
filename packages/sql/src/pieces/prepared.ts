import { type Fragment, joined, name, spoken, sql } from "../fragment.js";
import { type Term, termSql } from "./term.js";

/** Where rows come from: a table by the parts of its name, and the conditions a row must meet to take part. */
export interface Source {
  readonly table: readonly string[];
  /** Each is put in brackets and they must all hold. A condition of the user's is text of theirs; see `condition`. */
  readonly conditions: readonly Fragment[];
}

/** The names of the dimensions inside our subqueries. */
export function dimension(index: number): Fragment {
  return name(`coterie_d${index}`);
}

/** `table WHERE conditions`. */
export function fromSource({ table, conditions }: Source): Fragment {
  const from = sql`${name(...table)}`;
  if (conditions.length === 0) return from;
  return sql`${from} WHERE ${joined(
    conditions.map((condition) => sql`(${condition})`),
    " AND ",
  )}`;
}

/** The source's rows in model space, fenced: `coterie_d0 …`, and what is kept beside under names of its own. */
export function prepared(
  source: Source,
  terms: readonly Term[],
  kept: readonly { readonly as: string; readonly sql: Fragment }[] = [],
): Fragment {
  const columns = [
    ...kept.map((column) => sql`${column.sql} AS ${name(column.as)}`),
    ...terms.map((term, j) => sql`${termSql(term)} AS ${dimension(j)}`),
  ];
  return sql`SELECT ${joined(columns, ", ")} FROM ${fromSource(source)}${fence}`;
}

/** Keeps the planner from repeating a subquery's expressions in the query around it. */
export const fence: Fragment = spoken((dialect) => ({ pieces: [dialect.fence] }));
