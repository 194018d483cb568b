import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { TablesError } from "../tables-error.js";
import { type Staged, stagedName } from "./staged.js";

/** A column of a source as SQL over what reads it. */
export interface SourceColumn {
  readonly name: string;
  /** VARCHAR: the value as text. */
  readonly textSql: string;
  /** DOUBLE: NULL where missing, NaN where the value is no plain number; null where the column is known to hold something else. */
  readonly numberSql: string | null;
  /** BOOLEAN: the number is written with a decimal sign or an exponent. */
  readonly decimalsSql: string;
}

/** Something DuckDB can select from. */
export interface Source {
  readonly reader: string;
  readonly columns: readonly SourceColumn[];
  readonly warnings: readonly Warning[];
  /** Rows it must have, where they were counted; else null. */
  readonly rowCount: number | null;
}

/**
 * Load a source into the staging table: columns that look like plain numbers as DOUBLE, and again as text where some value is none.
 *
 * @param shown The source as the user named it.
 */
export async function stage(
  scratch: Scratch,
  source: Source,
  shown: string,
  options: ResolvedReadOptions,
): Promise<Staged> {
  const load = async (asText: ReadonlySet<number>): Promise<Staged> => {
    options.onProgress({ stage: "loading", done: 0, total: source.rowCount });
    const isNumber = source.columns.map(({ numberSql }, i) => numberSql !== null && !asText.has(i));
    const select = source.columns.map(
      ({ textSql, numberSql }, i) => `${isNumber[i] ? numberSql : `nullif(trim(${textSql}), '')`} AS ${stagedName(i)}`,
    );
    await scratch.run(`CREATE OR REPLACE TABLE staged AS SELECT ${select.join(", ")} FROM ${source.reader}`);
    const checks = isNumber.map((number, i) => (number ? `count(*) FILTER (NOT isfinite(${stagedName(i)}))` : "0"));
    const [[rowCount, ...failed]] = (await scratch.rows(
      `SELECT count(*), ${checks.join(", ")} FROM staged`,
    )) as number[][];
    assertRowCount(rowCount, source.rowCount, shown);
    const texts = new Set(isNumber.flatMap((number, i) => (!number || failed[i] > 0 ? [i] : [])));
    if (failed.some((count) => count > 0)) return load(texts);
    return {
      table: "staged",
      rowCount,
      warnings: source.warnings,
      restage: (more) => load(new Set([...texts, ...more])),
      columns: source.columns.map(({ name, decimalsSql }, i) => ({
        name,
        sql: stagedName(i),
        stagedAs: isNumber[i] ? "number" : "text",
        writtenWithDecimals: async () => {
          const [[count]] = await scratch.rows(`SELECT count(*) FROM ${source.reader} WHERE ${decimalsSql}`);
          return count !== 0;
        },
      })),
    };
  };
  const named = new Set([...options.roles.id, ...options.categories, ...options.lists]);
  return load(new Set(source.columns.flatMap(({ name }, i) => (named.has(name) ? [i] : []))));
}

function assertRowCount(got: number, expected: number | null, shown: string): void {
  if (expected !== null && got !== expected) {
    throw new TablesError(
      "unreadable",
      `${shown} must have ${expected} rows, counted line by line; DuckDB read ${got}. Please report this with the way the file was made.`,
    );
  }
  if (got === 0) {
    throw new TablesError(
      "empty",
      `${shown} must have at least one data row; it has none. Check that the export finished.`,
    );
  }
}
