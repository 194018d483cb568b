import { type Dialect, sql } from "../fragment.js";
import { ansi } from "./ansi.js";
import { apostrophes, exponential } from "./parts.js";

/** PostgreSQL 13 and newer. NaN counts as greater than every number there, infinity included. */
export const postgres: Dialect = {
  ...ansi,
  name: "postgres",
  literal: ({ bound, type }) =>
    typeof bound === "string"
      ? `${apostrophes(bound)}::text`
      : type === "integer"
        ? String(bound)
        : `${exponential(bound)}::float8`,
  placeholder: (index, { type }) =>
    `$${index + 1}::${type === "double" ? "float8" : type === "integer" ? "int8" : "text"}`,
  toDouble: (value) => sql`CAST(${value} AS float8)`,
  toText: (value) => sql`CAST(${value} AS text)`,
  finite: (value) => sql`CASE WHEN ${value} > '-Infinity'::float8 AND ${value} < 'Infinity'::float8 THEN ${value} END`,
  daysUntil: (value, isoDate) =>
    sql`CAST(CAST(${{ pieces: [{ bound: isoDate, type: "text" }] }} AS date) - CAST(${value} AS date) AS float8)`,
  md5: (value) => sql`md5(${value})`,
  // The planner pulls a plain subquery up and then computes every distance once for each place it is named in.
  fence: " OFFSET 0",
};
