import { type Dialect, sql } from "../fragment.js";
import { ansi } from "./ansi.js";
import { apostrophes, constant, exponential } from "./parts.js";

/** DuckDB. */
export const duckdb: Dialect = {
  ...ansi,
  name: "duckdb",
  literal: ({ bound, type }) =>
    typeof bound === "string" ? apostrophes(bound) : type === "integer" ? String(bound) : exponential(bound),
  placeholder: (index, { type }) =>
    `$${index + 1}::${type === "double" ? "DOUBLE" : type === "integer" ? "BIGINT" : "VARCHAR"}`,
  toDouble: (value) => sql`CAST(${value} AS DOUBLE)`,
  toText: (value) => sql`CAST(${value} AS VARCHAR)`,
  finite: (value) => sql`CASE WHEN isfinite(${value}) THEN ${value} END`,
  daysUntil: (value, isoDate) =>
    sql`CAST(date_diff('day', CAST(${value} AS DATE), CAST(${{ pieces: [{ bound: isoDate, type: "text" }] }} AS DATE)) AS DOUBLE)`,
  md5: (value) => sql`md5(${value})`,
  quantile: (value, at) => sql`quantile_cont(${value}, ${constant(at)})`,
};
