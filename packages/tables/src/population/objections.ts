import { literalList } from "../duck/quote.js";
import type { ColumnReading } from "../values/column-reading.js";
import { noWords } from "../values/flag-words.js";

/** SQL that is true where a customer objects: any value but a no. Missing is no objection. */
export function objectionSql(reading: ColumnReading): string {
  switch (reading.kind) {
    case "empty":
      return "false";
    case "number":
    case "flag":
      return `coalesce(${reading.sql} <> 0, false)`;
    case "date":
      return `${reading.sql} IS NOT NULL`;
    default:
      return `coalesce(lower(${reading.sql}) NOT IN (${literalList([...noWords, "[]"])}), false)`;
  }
}
