import { statSync } from "node:fs";
import { fileLiteral, identifier, literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { TablesError } from "../tables-error.js";
import { plainNumberSql, samplesArePlain } from "../values/plain-number.js";
import { assertBytesFit } from "./assert-fits.js";
import { uniqueNames } from "./column-names.js";
import { stage } from "./stage.js";
import type { Staged } from "./staged.js";

/** Bytes of memory a byte of JSON takes at the peak. */
const growth = 4;

const sampleRows = 1000;

/** Load JSON (a list of records) or JSON Lines into the staging table; nested values stay as their JSON text. */
export async function loadJson(
  scratch: Scratch,
  files: readonly string[],
  shown: readonly string[],
  options: ResolvedReadOptions,
): Promise<Staged> {
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (size === 0) {
    throw new TablesError("empty", `${shown[0]} must hold records; the file is empty. Check that the export finished.`);
  }
  assertBytesFit(shown[0], growth * size, options.memoryLimitBytes);
  await scratch.lock(files);
  const list = `[${files.map(fileLiteral).join(", ")}]`;
  try {
    const keys = await scratch.rows(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_json(${list}, compression = 'uncompressed', hive_partitioning = false, sample_size = -1, maximum_depth = 1))`,
    );
    if (keys.length === 1 && keys[0][0] === "json") throw notRecords(shown[0]);
    const { names, warnings } = uniqueNames(keys.map(([key]) => key as string));
    const types = keys.map(([key]) => `${literal(key as string)}: 'VARCHAR'`).join(", ");
    const reader = `read_json(${list}, compression = 'uncompressed', hive_partitioning = false, columns = {${types}})`;
    const sample = await scratch.rows(`SELECT * FROM ${reader} LIMIT ${sampleRows}`);
    return await stage(
      scratch,
      {
        reader,
        rowCount: null,
        warnings,
        columns: names.map((name, i) => {
          const cell = identifier(keys[i][0] as string);
          return {
            name,
            textSql: cell,
            numberSql: samplesArePlain(
              sample.map((row) => (row[i] as string | null) ?? ""),
              options.decimal,
            )
              ? plainNumberSql(cell, options.decimal)
              : null,
            decimalsSql: `regexp_matches(${cell}, '[.,eE]')`,
          };
        }),
      },
      shown[0],
      options,
    );
  } catch (error) {
    if (error instanceof TablesError) throw error;
    throw malformed(shown[0], error);
  }
}

function notRecords(shown: string): TablesError {
  return new TablesError(
    "not-a-table",
    `${shown} must be a list of records such as [{"customer_id": 1, "income": 3000}], or one record a line; it holds something else. Export the table again.`,
  );
}

function malformed(shown: string, cause: unknown): TablesError {
  const text = cause instanceof Error ? cause.message : "";
  const at = /record\/value (\d+)/.exec(text)?.[1] ?? /line (\d+)/.exec(text)?.[1];
  return new TablesError(
    "not-a-table",
    `${shown} must be valid JSON; ${at === undefined ? "it cannot be read" : `reading fails near record ${at}`}. Export the table again, or check that the file is complete.`,
    { cause },
  );
}
