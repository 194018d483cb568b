import type { CustomerTable } from "@coterie/segment";
import { Scratch } from "./duck/scratch.js";
import { makePopulation } from "./population/population.js";
import { readError } from "./read-error.js";
import { type ReadOptions, resolveReadOptions } from "./read-options.js";
import { assertRolesExist } from "./roles/assert-roles-exist.js";
import { load } from "./source/load.js";
import { locate } from "./source/locate.js";
import { buildTable } from "./table/build-table.js";
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
    const staged = await load(scratch, located, () => resolved);
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
