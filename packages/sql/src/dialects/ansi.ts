import { type Dialect, type Fragment, joined, sql } from "../fragment.js";
import { SqlError } from "../sql-error.js";
import { apostrophes, constant, exponential, quoted } from "./parts.js";

/** The base: SQL:2003 with LEAST (SQL:2023). Nobody has run it. Other dialects change what their engines say differently. */
export const ansi: Dialect = {
  name: "ansi",
  quote: (part) => quoted(part, '"'),
  literal: ({ bound }) =>
    typeof bound === "string" ? apostrophes(bound) : Number.isSafeInteger(bound) ? String(bound) : exponential(bound),
  placeholder: () => "?",
  toDouble: (value) => sql`CAST(${value} AS DOUBLE PRECISION)`,
  toText: (value) => sql`CAST(${value} AS VARCHAR(10000))`,
  finite: (value) => value,
  log1p: (value) => sql`LN(1 + ${value})`,
  daysUntil: () => unsupported("days between two dates"),
  least: (values) => sql`LEAST(${joined(values, ", ")})`,
  md5: () => unsupported("MD5"),
  quantile: (value, at) => sql`PERCENTILE_CONT(${constant(at)}) WITHIN GROUP (ORDER BY ${value})`,
  fence: "",
};

function unsupported(what: string): Fragment {
  throw new SqlError(
    "not-supported",
    `the plain ANSI dialect has no word for ${what}. Use --dialect duckdb, postgres or spark.`,
  );
}
