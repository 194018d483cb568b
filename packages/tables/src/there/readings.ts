import type { Reading } from "@coterie/sql";
import type { DatabaseColumn } from "../places/database.js";
import { TablesError } from "../tables-error.js";
import { noWords, yesWords } from "../values/flag-words.js";

/**
 * How the columns of a table in a database are read as numbers, by their types there.
 *
 * @param measures What each numeric column measured when it was read here: `flag`, `days` or plain numbers.
 * @param asOf The ISO date that tenures are counted up to.
 * @throws {TablesError} `no-table` for a column the table lacks, `unusable-type` for one whose type is no number's.
 */
export function readingsThere(
  columns: readonly DatabaseColumn[],
  shown: string,
  measures: ReadonlyMap<string, string>,
  asOf: string | null,
): (column: string) => Reading {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return (name) => {
    const column = byName.get(name);
    if (column === undefined) {
      throw new TablesError(
        "no-table",
        `The table of ${shown} must have every column of the model; ${name} is missing. Name the table the model was made from, or add the column.`,
      );
    }
    switch (column.use) {
      case "whole":
      case "decimal":
        return { kind: "number", floating: false };
      case "float":
        return { kind: "number", floating: true };
      case "boolean":
      case "text":
        // Other text was read here as numbers or dates by the way it is written, which no engine does alike.
        if (measures.get(name) === "flag") return { kind: "flag", yes: yesWords, no: noWords };
        break;
      case "date":
        if (measures.get(name) === "days" && asOf !== null) return { kind: "days", asOf };
        break;
      default:
    }
    throw new TablesError(
      "unusable-type",
      `${name} must have a type of numbers, yes/no or dates to be used where it is; at ${shown} it is ${column.type}. Cast it in a view, or read every row with --push-down none.`,
    );
  };
}
