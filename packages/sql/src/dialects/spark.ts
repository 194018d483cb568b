import { type Dialect, sql } from "../fragment.js";
import { ansi } from "./ansi.js";
import { constant, exponential, quoted } from "./parts.js";

/** Spark SQL 4, `spark.sql.parser.escapedStringLiterals` false. NaN counts as greater than every number there. */
export const spark: Dialect = {
  ...ansi,
  name: "spark",
  quote: (part) => quoted(part, "`"),
  literal: ({ bound, type }) =>
    typeof bound === "string" ? escaped(bound) : type === "integer" ? String(bound) : exponential(bound),
  placeholder: () => "?",
  toDouble: (value) => sql`CAST(${value} AS DOUBLE)`,
  toText: (value) => sql`CAST(${value} AS STRING)`,
  finite: (value) =>
    sql`CASE WHEN ${value} > CAST('-Infinity' AS DOUBLE) AND ${value} < CAST('Infinity' AS DOUBLE) THEN ${value} END`,
  log1p: (value) => sql`log1p(${value})`,
  daysUntil: (value, isoDate) =>
    sql`CAST(datediff(CAST(${{ pieces: [{ bound: isoDate, type: "text" }] }} AS DATE), CAST(${value} AS DATE)) AS DOUBLE)`,
  least: (values) => (values.length === 1 ? values[0] : ansi.least(values)),
  md5: (value) => sql`md5(CAST(${value} AS BINARY))`,
  quantile: (value, at) => sql`percentile(${value}, ${constant(at)})`,
};

/** ASCII only, and no `$`: Spark 4.1 spoils characters beyond the BMP beside parameters, and puts variables in for `${…}`. */
function escaped(text: string): string {
  const safe = Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    if (character === "'" || character === "\\") return `\\${character}`;
    if (code >= 0x20 && code < 0x7f && character !== "$") return character;
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
  return `'${safe.join("")}'`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
