import { amendTable, type CustomerTable } from "@coterie/segment";
import { type Customers, openCustomers, shownPlace } from "@coterie/tables";
import type { ResolvedConfig } from "@coterie/wire";
import { readOptions } from "./read-options.js";
import type { StageRun } from "./stage-run.js";

/**
 * Open a place and read its customers, with progress, as the decisions of the configuration have it. A database stays open for passes over
 * all of them: close what is returned.
 *
 * @param shown The place as messages name it.
 */
export async function openTable(
  place: string,
  config: ResolvedConfig,
  run: StageRun,
  shown: string = place,
): Promise<Customers> {
  run.report(`reading ${place === "-" ? "standard input" : shownPlace(shown)}`, null);
  const customers = await openCustomers(place, {
    ...readOptions(config),
    memoryLimitBytes: run.memoryBytes,
    threads: run.threads,
    ...(run.stdin === undefined ? {} : { stdin: run.stdin }),
    signal: run.signal,
    onProgress: ({ stage, done, total }) => run.report(`reading: ${stage}`, total === null ? null : done / total),
  });
  return { ...customers, table: amendTable(customers.table, config.columns) };
}

/** Read a customer table from a place, with progress, and let go of the place. */
export async function readTable(
  place: string,
  config: ResolvedConfig,
  run: StageRun,
  shown: string = place,
): Promise<CustomerTable> {
  const customers = await openTable(place, config, run, shown);
  await customers.close();
  return customers.table;
}
