import type { Warning } from "@coterie/segment";
import { fileLiteral, identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { TablesError } from "../tables-error.js";
import { notFiniteWarning } from "../values/not-finite.js";
import { assertFits } from "./assert-fits.js";
import { uniqueNames } from "./column-names.js";
import { type SourceColumn, stage } from "./stage.js";
import type { Staged } from "./staged.js";

const smallWhole = /^(U?TINYINT|U?SMALLINT|U?INTEGER)$/;
const largeWhole = /^(U?BIGINT|U?HUGEINT)$/;
const fractional = /^(FLOAT|DOUBLE|DECIMAL)/;
const floating = /^(FLOAT|DOUBLE)$/;
const nested = /(\[\d*\]$)|^(STRUCT|MAP|UNION|LIST)/;

/** Bytes of a row's text columns, taken for the estimate. */
const textBytes = 16;

/** Load Parquet files with the same columns into the staging table. */
export async function loadParquet(
  scratch: Scratch,
  files: readonly string[],
  shown: readonly string[],
  options: ResolvedReadOptions,
): Promise<Staged> {
  await scratch.lock(files);
  const list = `[${files.map(fileLiteral).join(", ")}]`;
  try {
    const described = (await scratch.rows(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${list}))`,
    )) as [string, string][];
    const [[rows]] = (await scratch.rows(
      `SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${list})`,
    )) as number[][];
    const { names, warnings } = uniqueNames(described.map(([name]) => name));
    const columns = described.map(([name, type], i) => ({ ...sourceColumn(identifier(name), type), name: names[i] }));
    const numbers = columns.filter(({ numberSql }) => numberSql !== null).length;
    const texts = columns.length - numbers;
    assertFits(shown[0], { rows, numbers, texts, rowBytes: textBytes * columns.length }, options.memoryLimitBytes);
    const floats = described.flatMap(([name, type], i) =>
      floating.test(type) ? [{ cell: identifier(name), name: names[i] }] : [],
    );
    const reader = `read_parquet(${list})`;
    const source = {
      reader,
      rowCount: rows,
      warnings: [...warnings, ...(await notFiniteIn(scratch, reader, floats))],
      columns,
    };
    return await stage(scratch, source, shown[0], options);
  } catch (error) {
    if (error instanceof TablesError) throw error;
    throw new TablesError(
      "unreadable",
      `${shown[0]} must be Parquet whose files share their columns; it cannot be read as such. Write it again, and check that it is complete.`,
      { cause: error },
    );
  }
}

async function notFiniteIn(
  scratch: Scratch,
  reader: string,
  floats: readonly { readonly cell: string; readonly name: string }[],
): Promise<readonly Warning[]> {
  if (floats.length === 0) return [];
  const counts = floats.map(({ cell }) => `count(*) FILTER (NOT isfinite(${cell}))`).join(", ");
  const [row] = (await scratch.rows(`SELECT ${counts} FROM ${reader}`)) as number[][];
  return floats.flatMap(({ name }, i) => notFiniteWarning(name, row[i]) ?? []);
}

function sourceColumn(cell: string, type: string): Omit<SourceColumn, "name"> {
  const text = `${cell}::VARCHAR`;
  if (nested.test(type)) return { textSql: `to_json(${cell})::VARCHAR`, numberSql: null, decimalsSql: "true" };
  if (smallWhole.test(type)) return { textSql: text, numberSql: `${cell}::DOUBLE`, decimalsSql: "false" };
  if (largeWhole.test(type)) {
    const exact = `CASE WHEN ${cell} > 9007199254740991 OR ${cell} < -9007199254740991 THEN 'nan'::DOUBLE ELSE ${cell}::DOUBLE END`;
    return { textSql: text, numberSql: exact, decimalsSql: "false" };
  }
  if (fractional.test(type)) {
    const finite = `CASE WHEN isfinite(${cell}::DOUBLE) THEN ${cell}::DOUBLE END`;
    return { textSql: text, numberSql: finite, decimalsSql: "true" };
  }
  return { textSql: text, numberSql: null, decimalsSql: "false" };
}
