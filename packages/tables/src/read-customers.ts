import type { CustomerTable } from "@coterie/segment";
import { openCustomers } from "./customers.js";
import type { ReadOptions } from "./read-options.js";

/**
 * Read a customer table: find out how it is written, what its columns hold and what they are for, leave out who objects, and put
 * the rows in canonical order. Nothing leaves the machine; what is needed on disk lives in a private temporary folder and is removed.
 *
 * @param place Path of a CSV, Excel (.xlsx), Parquet, JSON or JSON Lines file, a pattern such as `customers-*.parquet`, `-` for
 * standard input, or a table in a database such as `postgres://user@host/db?table=customers`.
 * @param options.where A SQL condition over the columns by their own names: the population. A database takes it in its own SQL.
 * @param options.roles The user's word on what columns are for; naming features restricts clustering to exactly these.
 * @param options.memoryLimitBytes An estimate above it is refused before the work (default: half of the machine's memory).
 * @param options.signal Stops the work; nothing stays behind.
 * @returns Columns with roles and reasons, rows by id (UTF-8 bytes) or by their values; the same customers in any order of rows give
 * the same table, except `sourceRows`. Warnings whose code ends in `-rows` name rows of this source in its order: for the reader of
 * this run, not for a model. Of a database table with more than `sampleRows` customers, a sample.
 * @throws {TablesError} By `code`; messages name columns and rows, never a customer's values.
 */
export async function readCustomers(place: string, options: ReadOptions = {}): Promise<CustomerTable> {
  const customers = await openCustomers(place, options);
  await customers.close();
  return customers.table;
}
