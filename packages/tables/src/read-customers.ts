import type { CustomerTable } from "@coterie/segment";
import { loadCsv } from "./csv/load-csv.js";
import { Scratch } from "./duck/scratch.js";
import { makePopulation } from "./population/population.js";
import { readError } from "./read-error.js";
import { type ReadOptions, type ResolvedReadOptions, resolveReadOptions } from "./read-options.js";
import { assertRolesExist } from "./roles/assert-roles-exist.js";
import { fileKind } from "./source/file-kind.js";
import { loadExcel } from "./source/load-excel.js";
import { loadJson } from "./source/load-json.js";
import { loadParquet } from "./source/load-parquet.js";
import { type Located, locate } from "./source/locate.js";
import type { Staged } from "./source/staged.js";
import { buildTable } from "./table/build-table.js";
import { TablesError } from "./tables-error.js";
import { readColumns } from "./values/read-columns.js";

/** The most DuckDB may hold before it spills to the scratch folder. */
const duckBytes = 1.6e9;

/**
 * Read a customer table: find out how it is written, what its columns hold and what they are for, leave out who objects, and put
 * the rows in canonical order. Nothing leaves the machine; what is needed on disk lives in a private temporary folder and is removed.
 *
 * @param place Path of a CSV, Excel (.xlsx), Parquet, JSON or JSON Lines file, a pattern such as `customers-*.parquet`, or `-` for
 * standard input.
 * @param options.where A SQL condition over the columns by their own names: the population.
 * @param options.roles The user's word on what columns are for; naming features restricts clustering to exactly these.
 * @param options.memoryLimitBytes An estimate above it is refused before the work (default: half of the machine's memory).
 * @param options.signal Stops the work; nothing stays behind.
 * @returns Columns with roles and reasons, rows by id (UTF-8 bytes) or by their values; the same customers in any order of rows give
 * the same table, except `sourceRows`. Warnings whose code ends in `-rows` name rows of this source in its order: for the reader of
 * this run, not for a model.
 * @throws {TablesError} By `code`; messages name columns and rows, never a customer's values.
 */
export async function readCustomers(place: string, options: ReadOptions = {}): Promise<CustomerTable> {
  const resolved = resolveReadOptions(options);
  const scratch = await Scratch.open({
    threads: resolved.threads,
    memoryBytes: Math.min(0.4 * resolved.memoryLimitBytes, duckBytes),
    signal: resolved.signal,
  });
  try {
    const located = await locate(scratch, place, resolved.stdin, resolved.signal);
    const staged = await load(scratch, located, resolved);
    assertRolesExist(staged.columns, resolved, () => true);
    const columns = await readColumns(scratch, staged, resolved);
    assertRolesExist(staged.columns, resolved, (i) => columns.readings[i].kind === "list");
    const counts = await makePopulation(scratch, columns, resolved);
    return await buildTable(scratch, columns, counts, resolved);
  } catch (error) {
    throw readError(error, place, resolved.signal);
  } finally {
    scratch.close();
  }
}

async function load(scratch: Scratch, { files, shown }: Located, options: ResolvedReadOptions): Promise<Staged> {
  const kinds = new Set(files.map((file, i) => fileKind(file, shown[i])));
  if (kinds.size > 1 || (kinds.has("excel") && files.length > 1)) {
    throw new TablesError(
      "not-a-table",
      `Files read as one table must be of one kind, and workbooks one by one; got ${[...kinds].join(" and ")}. Narrow the pattern.`,
    );
  }
  const [kind] = kinds;
  if (options.sheet !== null && kind !== "excel") {
    throw new TablesError("bad-option", `--sheet is for Excel workbooks; ${shown[0]} is none. Leave it out.`);
  }
  switch (kind) {
    case "excel":
      return loadExcel(scratch, files[0], shown[0], options);
    case "parquet":
      return loadParquet(scratch, files, shown, options);
    case "json":
      return loadJson(scratch, files, shown, options);
    default:
      return loadCsv(scratch, files, shown, options);
  }
}
