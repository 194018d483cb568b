import type { Scratch } from "../duck/scratch.js";
import { readCustomers } from "../read-customers.js";
import { TablesError } from "../tables-error.js";
import type { ResolvedFeatureOptions } from "./feature-options.js";

const chunkRows = 2048;

/**
 * Put the ids of a customer table into the table `members`: the population. Who objects to profiling is not among them, so that their
 * transactions are not used either.
 *
 * @throws {TablesError} What `readCustomers` refuses, or `unknown-column` where the table has no id.
 */
export async function loadMembers(scratch: Scratch, place: string, options: ResolvedFeatureOptions): Promise<void> {
  const { ids, rowCount } = await readCustomers(place, {
    ...(options.customersId === null ? {} : { roles: { id: [options.customersId] } }),
    memoryLimitBytes: options.memoryLimitBytes,
    threads: options.threads,
    ...(options.signal === null ? {} : { signal: options.signal }),
    onProgress: options.onProgress,
  });
  if (ids === null) {
    throw new TablesError(
      "unknown-column",
      `${place} must have an id column that names each customer once; none was found. Name it with --customers-id.`,
    );
  }
  const { DuckDBDataChunk, VARCHAR } = await import("@duckdb/node-api");
  await scratch.run("CREATE TABLE members (customer VARCHAR)");
  const appender = await scratch.appender("members");
  const decoder = new TextDecoder();
  for (let start = 0; start < rowCount; start += chunkRows) {
    const chunk = DuckDBDataChunk.create([VARCHAR], Math.min(chunkRows, rowCount - start));
    const texts = Array.from({ length: chunk.rowCount }, (_, i) =>
      decoder.decode(ids.bytes.subarray(ids.offsets[start + i], ids.offsets[start + i + 1])),
    );
    chunk.setColumnValues(0, texts);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
