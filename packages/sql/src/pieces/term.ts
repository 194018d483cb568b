import { double, type Fragment, joined, spoken, sql, text } from "../fragment.js";
import { numberOf, type Reading, textOf } from "./reading.js";

/** A column of numbers on its way into the model space, up to its transform. */
export interface NumberPath {
  readonly column: string;
  readonly reading: Reading;
  /** Values that mean "not known": they count as missing. */
  readonly unknown: readonly number[];
  /** What a missing value becomes, in original units. */
  readonly missing: number;
  /** Values beyond are set to these, in original units; null where there is no such limit. */
  readonly low: number | null;
  readonly high: number | null;
}

/** One dimension of the model space as a plain value: what the fitted preparation does to one column. */
export type Term =
  | (NumberPath & {
      readonly kind: "number";
      readonly log1p: boolean;
      readonly center: number;
      readonly scale: number;
      readonly weight: number;
      /** Only amounts above 0 count; all others are 0 in model space. */
      readonly holders: boolean;
    })
  /** Whether there is an amount above 0. */
  | (NumberPath & { readonly kind: "has"; readonly weight: number })
  | {
      readonly kind: "missing";
      readonly column: string;
      readonly reading: Reading;
      readonly unknown: readonly number[];
      readonly weight: number;
    }
  | { readonly kind: "level"; readonly column: string; readonly level: string; readonly weight: number };

/** A term as an expression over the source's columns; never NULL. */
export function termSql(term: Term): Fragment {
  switch (term.kind) {
    case "number": {
      const amount = filled(term);
      const standard = sql`${weighed(term.weight, sql`(${shaped(amount, term.log1p)} - ${double(term.center)})`)} / ${double(term.scale)}`;
      return term.holders ? oneOr(sql`${amount} > ${double(0)}`, standard) : standard;
    }
    case "has":
      return oneOr(sql`${filled(term)} > ${double(0)}`, double(term.weight));
    case "missing":
      return oneOr(sql`${known(term)} IS NULL`, double(term.weight));
    case "level":
      return oneOr(sql`${textOf(term.column)} = ${text(term.level)}`, double(term.weight));
  }
}

/** The value where the condition holds, else 0. */
function oneOr(condition: Fragment, value: Fragment): Fragment {
  return sql`CASE WHEN ${condition} THEN ${value} ELSE ${double(0)} END`;
}

function known({ column, reading, unknown }: Pick<NumberPath, "column" | "reading" | "unknown">): Fragment {
  const value = numberOf(column, reading);
  if (unknown.length === 0) return value;
  return sql`CASE WHEN ${value} NOT IN (${joined(unknown.map(double), ", ")}) THEN ${value} END`;
}

function filled(path: NumberPath): Fragment {
  let value = sql`COALESCE(${known(path)}, ${double(path.missing)})`;
  if (path.low !== null) value = sql`GREATEST(${value}, ${double(path.low)})`;
  const { high } = path;
  if (high === null) return value;
  const unlimited = value;
  return spoken((dialect) => dialect.least([unlimited, double(high)]));
}

function shaped(amount: Fragment, log1p: boolean): Fragment {
  return log1p ? spoken((dialect) => dialect.log1p(sql`GREATEST(${amount}, ${double(0)})`)) : amount;
}

function weighed(weight: number, value: Fragment): Fragment {
  return weight === 1 ? value : sql`(${double(weight)} * ${value})`;
}
