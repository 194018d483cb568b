import { createRandom } from "@coterie/kmeans";
import { type BankOptions, type ResolvedBankOptions, resolveBankOptions } from "./bank-options.js";
import { BANK_COLUMNS, type BankColumn } from "./customer/bank-columns.js";
import type { Customer } from "./customer/customer.js";
import { customerMaker } from "./customer/customer-maker.js";
import { Stream, streamOf } from "./population/stream.js";
import type { TableBatch, TableColumn } from "./table-batch.js";

/**
 * Make a bank's customer table: correlated, skewed as money is, with four planted segments (see `truthBatches`).
 *
 * @param options Which bank; see `BankOptions`. Each customer follows from the seed and its index alone.
 * @returns The table in batches of `batchCustomers` rows; each pass over it makes the same rows anew, in bounded memory.
 * @throws {SynthError} `bad-option`, before anything is made.
 */
export function bankBatches(options: BankOptions = {}): Iterable<TableBatch> {
  const resolved = resolveBankOptions(options);
  return { [Symbol.iterator]: () => batches(resolved) };
}

const COLUMNS: readonly TableColumn[] = BANK_COLUMNS.map(({ name, kind }) => ({ name, kind }));

function* batches(options: ResolvedBankOptions): Generator<TableBatch, undefined> {
  const make = customerMaker(options);
  for (let from = 0; from < options.customers; from += options.batchCustomers) {
    const rowCount = Math.min(options.batchCustomers, options.customers - from);
    const customers = Array.from({ length: rowCount }, (_, i) => make(from + i));
    const values = BANK_COLUMNS.map((column) => read(column, customers));
    if (options.missing > 0) forget(options, customers, values);
    yield { columns: COLUMNS, rowCount, values };
  }
}

function read(column: BankColumn, customers: readonly Customer[]): string[] | Float64Array {
  if (column.kind === "text") return customers.map(column.of);
  const values = new Float64Array(customers.length);
  for (let i = 0; i < values.length; i++) values[i] = column.of(customers[i]);
  return values;
}

function forget(
  { seed, missing }: ResolvedBankOptions,
  customers: readonly Customer[],
  values: readonly (string[] | Float64Array)[],
): void {
  const forgettable = BANK_COLUMNS.flatMap(({ kind }, j) =>
    kind === "number" || kind === "integer" ? [values[j]] : [],
  );
  customers.forEach(({ id }, i) => {
    const random = createRandom(seed, streamOf(Stream.missing, id - 1));
    for (const column of forgettable) if (random.float() < missing) column[i] = Number.NaN;
  });
}
