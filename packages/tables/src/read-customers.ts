import type { CustomerTable } from "@coterie/segment";
import { loadCsv } from "./csv/load-csv.js";
import { Scratch } from "./duck/scratch.js";
import { makePopulation } from "./population/population.js";
import { type ReadOptions, resolveReadOptions } from "./read-options.js";
import { assertRolesExist } from "./roles/assert-roles-exist.js";
import { assertFile } from "./source/locate.js";
import { buildTable } from "./table/build-table.js";
import { readColumns } from "./values/read-columns.js";

/**
 * Read a customer table: find out how it is written, what its columns hold and what they are for, and put the rows in canonical
 * order.
 */
export async function readCustomers(place: string, options: ReadOptions = {}): Promise<CustomerTable> {
  const resolved = resolveReadOptions(options);
  assertFile(place);
  const scratch = await Scratch.open({
    threads: resolved.threads,
    memoryBytes: Math.min(0.4 * resolved.memoryLimitBytes, 1.6e9),
    signal: resolved.signal,
  });
  try {
    const staged = await loadCsv(scratch, [place], [place], resolved);
    assertRolesExist(staged.columns, resolved);
    const columns = await readColumns(scratch, staged, resolved);
    const counts = await makePopulation(scratch, columns, resolved);
    return await buildTable(scratch, columns, counts, resolved);
  } finally {
    scratch.close();
  }
}
