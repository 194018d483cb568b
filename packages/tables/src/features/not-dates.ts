import type { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";
import { type PurposeColumn, textSql } from "./staged-purposes.js";

const dateLike = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})(?:[T ][\d:.]{1,12})?$/;

/** The refusal of a date column that holds no dates, with an example: as written where it is written like a date, else only its shape. */
export async function notDates(scratch: Scratch, column: PurposeColumn): Promise<TablesError> {
  const { staged, reading } = column;
  const cell = textSql(column);
  const next = "Write dates as year-month-day (2026-03-31), or name another column with --date.";
  if (reading.kind === "empty") {
    return new TablesError(
      "not-a-table",
      `The date of a transaction must be known; ${staged.name} has no values. ${next}`,
    );
  }
  if (reading.kind === "text" && reading.note !== null) {
    const [[example]] = await scratch.rows(
      `SELECT ${cell} FROM staged WHERE ${cell} IS NOT NULL ORDER BY rowid LIMIT 1`,
    );
    return new TablesError(
      "not-a-table",
      `${staged.name} must hold dates that can be read one way only; it holds ${reading.note}, such as ${shown(example as string)} in its first row. ${next}`,
    );
  }
  const unreadable = `try_cast(${cell} AS DATE) IS NULL`;
  const [row] = await scratch.rows(
    `SELECT ${cell}, rowid + 1 FROM staged WHERE ${cell} IS NOT NULL AND ${unreadable} ORDER BY rowid LIMIT 1`,
  );
  const where = row === undefined ? "" : `; data row ${row[1]} holds ${shown(row[0] as string)}`;
  return new TablesError("not-a-table", `${staged.name} must hold dates and does not${where}. ${next}`);
}

/** A cell that cannot be a name or an identifier as it stands; of any other the shape. */
function shown(cell: string): string {
  if (dateLike.test(cell)) return JSON.stringify(cell);
  const shape = cell.slice(0, 30).replaceAll(/\d/g, "9").replaceAll(/\p{L}/gu, "x");
  return `something written like ${JSON.stringify(shape)}`;
}
