import type { Warning } from "@coterie/segment";
import { identifier, literalList } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { StagedColumn } from "../source/staged.js";
import type { ColumnReading } from "./column-reading.js";
import { noWords, yesWords } from "./flag-words.js";
import { type ColumnShapes, presentSql } from "./shapes.js";

/**
 * Read a column as yes/no flags whatever it holds: each value on its own, so that the other rows cannot matter. Values that say
 * neither are missing and counted in a warning.
 *
 * @param shapes Null where the column is staged as numbers.
 */
export async function readFlags(
  scratch: Scratch,
  column: StagedColumn,
  shapes: ColumnShapes | null,
  warnings: Warning[],
): Promise<ColumnReading> {
  const cell = shapes === null ? identifier(column.sql) : presentSql(column.sql, shapes);
  const flag = shapes === null ? numberFlag(cell) : textFlag(cell);
  const [[others]] = (await scratch.rows(
    `SELECT count(*) FILTER (${cell} IS NOT NULL AND ${flag} IS NULL) FROM staged`,
  )) as number[][];
  if (others > 0) {
    warnings.push({
      code: "bad-flags",
      message: `${column.name} is read as yes or no; ${others.toLocaleString("en")} of its values ${others === 1 ? "is neither and counts" : "are neither and count"} as missing. Correct them in the source if they matter.`,
    });
  }
  return { kind: "flag", sql: flag, textSql: cell, yes: "yes", no: "no" };
}

function numberFlag(cell: string): string {
  return `CASE ${cell} WHEN 1 THEN 1.0::DOUBLE WHEN 0 THEN 0.0::DOUBLE END`;
}

function textFlag(cell: string): string {
  const number = numberFlag(`try_cast(replace(${cell}, ',', '.') AS DOUBLE)`);
  return `CASE WHEN lower(${cell}) IN (${literalList(yesWords)}) THEN 1.0::DOUBLE
    WHEN lower(${cell}) IN (${literalList(noWords)}) THEN 0.0::DOUBLE ELSE ${number} END`;
}
