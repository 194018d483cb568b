import path from "node:path";
import type { Warning } from "@coterie/segment";
import type { Fragment } from "@coterie/sql";
import { identifier, literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { type SourceColumn, stage } from "../source/stage.js";
import type { Staged } from "../source/staged.js";
import { notFiniteWarning } from "../values/not-finite.js";
import type { Database, DatabaseColumn } from "./database.js";

/** Load the rows of a query into the staging table, by way of a private file in the scratch folder. */
export async function stageDatabase(
  scratch: Scratch,
  database: Database,
  columns: readonly DatabaseColumn[],
  rows: Fragment,
  expected: number | null,
  options: ResolvedReadOptions,
): Promise<Staged> {
  const file = path.join(scratch.dir, "rows.csv");
  const names = columns.map((column) => column.name);
  await database.copyOut(rows, names, file, (done) =>
    options.onProgress({ stage: `fetching from ${database.engine}`, done, total: expected }),
  );
  await scratch.lock([]);
  const cells = columns.map((_, i) => `c${i}`);
  const types = cells.map((cell) => `${literal(cell)}: 'VARCHAR'`).join(", ");
  const reader = `read_csv(${literal(file)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, max_line_size = 64000000, columns = {${types}})`;
  const source = {
    reader,
    rowCount: null,
    warnings: await notFiniteIn(scratch, reader, columns),
    columns: columns.map((column, i) => sourceColumn(column, identifier(cells[i]))),
  };
  return stage(scratch, source, database.shown, options);
}

function sourceColumn({ name, use }: DatabaseColumn, cell: string): SourceColumn {
  switch (use) {
    case "whole":
      return { name, textSql: cell, numberSql: wholeSql(cell), decimalsSql: "false" };
    case "decimal":
      return { name, textSql: cell, numberSql: `try_cast(${cell} AS DOUBLE)`, decimalsSql: `contains(${cell}, '.')` };
    case "float":
      return { name, textSql: cell, numberSql: finiteSql(cell), decimalsSql: "true" };
    case "boolean":
      return { name, textSql: wordSql(cell), numberSql: null, decimalsSql: "false" };
    default:
      return { name, textSql: cell, numberSql: null, decimalsSql: "false" };
  }
}

/** Whole numbers too long for a double are codes. */
function wholeSql(cell: string): string {
  return `CASE WHEN abs(try_cast(${cell} AS HUGEINT)) > 9007199254740991 THEN 'nan'::DOUBLE ELSE try_cast(${cell} AS DOUBLE) END`;
}

function finiteSql(cell: string): string {
  return `CASE WHEN isfinite(try_cast(${cell} AS DOUBLE)) THEN try_cast(${cell} AS DOUBLE) END`;
}

function wordSql(cell: string): string {
  return `CASE ${cell} WHEN 't' THEN 'true' WHEN 'f' THEN 'false' ELSE ${cell} END`;
}

async function notFiniteIn(
  scratch: Scratch,
  reader: string,
  columns: readonly DatabaseColumn[],
): Promise<readonly Warning[]> {
  const floats = columns.flatMap(({ name, use }, i) => (use === "float" ? [{ name, cell: `c${i}` }] : []));
  if (floats.length === 0) return [];
  const counts = floats.map(({ cell }) => `count(*) FILTER (NOT isfinite(try_cast(${cell} AS DOUBLE)))`).join(", ");
  const [row] = (await scratch.rows(`SELECT ${counts} FROM ${reader}`)) as number[][];
  return floats.flatMap(({ name }, i) => notFiniteWarning(name, row[i]) ?? []);
}
