import { type Fragment, integer, joined, name, spoken, sql } from "../fragment.js";
import { fromSource, type Source } from "../pieces/prepared.js";
import { numberOf, type Reading, textOf } from "../pieces/reading.js";

/** A numeric column to summarise. */
export interface NumericColumn {
  readonly column: string;
  readonly reading: Reading;
}

/** Quantiles a summary gives. */
export const summaryQuantiles: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * Count, mean, variance and exact quantiles of numeric columns in one row: `coterie_rows` first, then for each column values present,
 * mean, population variance and the quantiles (linear between order statistics; none where none are asked for, which spares the
 * engine a sort). Missing is rows less present.
 */
export function numericSummary(
  source: Source,
  columns: readonly NumericColumn[],
  quantiles: readonly number[] = summaryQuantiles,
): Fragment {
  const values = columns.map(({ column, reading }, i) => sql`${numberOf(column, reading)} AS ${value(i)}`);
  const figures = columns.flatMap((_, i) => [
    sql`COUNT(${value(i)})`,
    sql`AVG(${value(i)})`,
    sql`VAR_POP(${value(i)})`,
    ...quantiles.map((at) => spoken((dialect) => dialect.quantile(value(i), at))),
  ]);
  const named = figures.map((figure, i) => sql`${figure} AS ${name(`coterie_f${i}`)}`);
  const rows = sql`SELECT ${joined(values, ", ")} FROM ${fromSource(source)}`;
  return sql`SELECT ${joined([sql`COUNT(*) AS ${name("coterie_rows")}`, ...named], ", ")} FROM (${rows}) AS coterie_values`;
}

/** The `limit` most frequent values of a column as text with their counts, ties by the value; the first row may be NULL's. */
export function topLevels(source: Source, column: string, limit: number): Fragment {
  const rows = sql`SELECT ${textOf(column)} AS ${level} FROM ${fromSource(source)}`;
  return sql`SELECT ${level}, COUNT(*) AS ${name("coterie_n")} FROM (${rows}) AS coterie_values GROUP BY ${level} ORDER BY ${name("coterie_n")} DESC, ${level} LIMIT ${integer(limit)}`;
}

const level = name("coterie_level");

function value(index: number): Fragment {
  return name(`coterie_v${index}`);
}
