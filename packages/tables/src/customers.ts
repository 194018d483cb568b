import type { CustomerTable } from "@coterie/segment";
import type { Source } from "@coterie/sql";
import { Scratch } from "./duck/scratch.js";
import type { Database, DatabaseColumn } from "./places/database.js";
import { openDatabase } from "./places/open-database.js";
import { isDatabasePlace, parsePlace } from "./places/place.js";
import { readDatabase } from "./places/read-database.js";
import { readPlain } from "./plain/read-plain.js";
import { makePopulation } from "./population/population.js";
import { readError } from "./read-error.js";
import { type ReadOptions, type ResolvedReadOptions, resolveReadOptions } from "./read-options.js";
import { assertRolesExist } from "./roles/assert-roles-exist.js";
import { load } from "./source/load.js";
import { locate } from "./source/locate.js";
import type { Staged } from "./source/staged.js";
import { buildTable } from "./table/build-table.js";
import { readColumns } from "./values/read-columns.js";

/** The most DuckDB may hold before it spills to the scratch folder. */
const duckBytes = 1.6e9;

/** Customers and the database they stay in, if they do. */
export interface Customers {
  /** All customers, or of a larger table in a database the sample that was drawn. */
  readonly table: CustomerTable;
  /** Where all of them are, still open at the state the sample was drawn from; null for files. */
  readonly there: CustomersThere | null;
  /** Let go of the database. */
  close(): Promise<void>;
}

/** A population in a database. */
export interface CustomersThere {
  readonly database: Database;
  /** The table with the conditions that make the population. */
  readonly source: Source;
  readonly columns: readonly DatabaseColumn[];
  /** Customers in the population. */
  readonly population: number;
  /** The id the sample was drawn by; null where every customer was fetched. */
  readonly key: string | null;
}

/**
 * Open a place and read its customers; a database stays open for passes over all of them until `close`.
 *
 * @param place What `readCustomers` takes.
 * @throws {TablesError} By `code`; messages name columns and rows, never a customer's values or a password.
 */
export async function openCustomers(place: string, options: ReadOptions = {}): Promise<Customers> {
  const resolved = resolveReadOptions(options);
  if (!isDatabasePlace(place)) return { table: await readFiles(place, resolved), there: null, close: async () => {} };
  const parsed = parsePlace(place);
  const database = await openDatabase(parsed, resolved);
  try {
    const { table, ...there } = await readThere(database, parsed.table, resolved);
    return { table, there: { database, ...there }, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw readError(error, parsed.shown, resolved.signal);
  }
}

async function readFiles(place: string, resolved: ResolvedReadOptions): Promise<CustomerTable> {
  try {
    return (await readPlain(place, resolved)) ?? (await readThroughDuck(place, resolved));
  } catch (error) {
    throw readError(error, place, resolved.signal);
  }
}

async function readThroughDuck(place: string, resolved: ResolvedReadOptions): Promise<CustomerTable> {
  const scratch = await openScratch(resolved);
  try {
    const located = await locate(scratch, place, resolved.stdin, resolved.signal);
    const staged = await load(scratch, located, () => resolved);
    return await tableOf(scratch, staged, resolved);
  } finally {
    scratch.close();
  }
}

async function readThere(
  database: Database,
  name: readonly string[],
  resolved: ResolvedReadOptions,
): Promise<Omit<CustomersThere, "database"> & { readonly table: CustomerTable }> {
  const scratch = await openScratch(resolved);
  try {
    const sample = { size: resolved.sampleRows, seed: resolved.sampleSeed };
    const { staged, counts, ...there } = await readDatabase(scratch, database, name, sample, resolved);
    // The condition was met there; the key stays the id here, where fewer rows could hide that it is one.
    const id = resolved.roles.id.length > 0 || there.key === null ? resolved.roles.id : [there.key];
    const here = { ...resolved, where: null, roles: { ...resolved.roles, id } };
    const table = await tableOf(scratch, staged, here);
    const lost = table.rows.duplicate + table.rows.unusable;
    return {
      table: {
        ...table,
        rows: {
          ...table.rows,
          ...counts,
          segmented: table.rowCount,
          read: counts.filtered + counts.objected + lost + table.rowCount,
        },
      },
      ...there,
    };
  } finally {
    scratch.close();
  }
}

/** From the staging table to the table of customers. */
async function tableOf(scratch: Scratch, staged: Staged, resolved: ResolvedReadOptions): Promise<CustomerTable> {
  assertRolesExist(staged.columns, resolved, () => true);
  const columns = await readColumns(scratch, staged, resolved);
  assertRolesExist(staged.columns, resolved, (i) => columns.readings[i].kind === "list");
  const counts = await makePopulation(scratch, columns, resolved);
  return buildTable(scratch, columns, counts, resolved);
}

function openScratch({ threads, memoryLimitBytes, signal }: ResolvedReadOptions): Promise<Scratch> {
  return Scratch.open({ threads, memoryBytes: Math.min(0.4 * memoryLimitBytes, duckBytes), signal });
}
