import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { moments } from "../statistics/moments.js";
import { type Sentinel, sentinels } from "./sentinels.js";

/** What a column looks like. A share that stands for fewer customers than the minimum cell is 0, one that leaves out fewer is 1. */
export interface ColumnFacts {
  readonly column: string;
  readonly type: "flag" | "count" | "amount" | "days" | "category";
  /** Share of customers without a value. */
  readonly missing: number;
  readonly sentinels: readonly { readonly value: number | string; readonly share: number }[];
  /** Moment skewness, sentinels apart; null for categories and flags. */
  readonly skewness: number | null;
  /** Share of exact zeros among the values; null for categories and flags. */
  readonly zeros: number | null;
  /** Share of the most frequent value. */
  readonly mostFrequent: number;
}

/** A numeric column as it is once its sentinels are missing. */
export interface CleanColumn {
  readonly column: NumericColumn;
  readonly sentinels: readonly Sentinel[];
}

/** The column with its sentinels missing. */
export function cleaned(column: NumericColumn, asOf: string | null): CleanColumn {
  const found = sentinels(column, asOf);
  if (found.length === 0) return { column, sentinels: found };
  const codes = new Set(found.map(({ value }) => value));
  return { column: { ...column, values: column.values.map((x) => (codes.has(x) ? Number.NaN : x)) }, sentinels: found };
}

/**
 * Facts on every column that carries values.
 *
 * @param table Customers.
 * @param minCell Fewer customers are not counted.
 */
export function columnFacts(table: CustomerTable, minCell: number): readonly ColumnFacts[] {
  const shareOf = (count: number, all = table.rowCount): number =>
    count < minCell ? 0 : all - count < minCell ? 1 : count / all;
  return table.columns.flatMap((column): readonly ColumnFacts[] => {
    if (column.kind === "unread") return [];
    if (column.kind === "categorical") {
      const counts = new Float64Array(column.levels.length);
      for (const code of column.codes) if (code >= 0) counts[code]++;
      const present = counts.reduce((sum, n) => sum + n, 0);
      return [
        {
          column: column.name,
          type: "category",
          missing: shareOf(table.rowCount - present),
          sentinels: [],
          skewness: null,
          zeros: null,
          mostFrequent: shareOf(Math.max(0, ...counts), present),
        },
      ];
    }
    const own = cleaned(column, table.asOf);
    const shape = moments(own.column.values);
    const { top, zeros } = tops(own.column.values);
    const isFlag = column.measure === "flag";
    return [
      {
        column: column.name,
        type: column.measure,
        missing: shareOf(column.values.reduce((n, x) => n + (Number.isNaN(x) ? 1 : 0), 0)),
        sentinels: own.sentinels.map(({ written, count }) => ({ value: written, share: shareOf(count) })),
        skewness: isFlag || shape.count === 0 ? null : shape.skewness,
        zeros: isFlag || shape.count === 0 ? null : shareOf(zeros, shape.count),
        mostFrequent: shape.count === 0 ? 1 : shareOf(top, shape.count),
      },
    ];
  });
}

/** How often the most frequent value stands, and zero. */
export function tops(values: Float64Array): { readonly top: number; readonly second: number; readonly zeros: number } {
  const sorted = values.filter((x) => !Number.isNaN(x)).sort();
  let top = 0;
  let zeros = 0;
  let second = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    const count = to - from;
    if (sorted[from] === 0) zeros = count;
    else second = Math.max(second, count);
    top = Math.max(top, count);
    from = to;
  }
  return { top, second, zeros };
}
