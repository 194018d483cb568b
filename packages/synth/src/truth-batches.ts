import { type BankOptions, type ResolvedBankOptions, resolveBankOptions } from "./bank-options.js";
import { customerMaker } from "./customer/customer-maker.js";
import type { TableBatch, TableColumn } from "./table-batch.js";

const COLUMNS: readonly TableColumn[] = [
  { name: "customer id", kind: "id" },
  { name: "segment", kind: "integer" },
];

/**
 * The planted segment of every customer of `bankBatches` with the same options: 1 frequent users on high incomes, 2 occasional
 * users, 3 very frequent and very budget-conscious users, 4 semi-frequent users of low loyalty; 0 in a bank without segments.
 *
 * @param options The bank's options.
 * @returns Two columns, `customer id` and `segment`, in batches.
 * @throws {SynthError} `bad-option`, before anything is made.
 */
export function truthBatches(options: BankOptions = {}): Iterable<TableBatch> {
  const resolved = resolveBankOptions(options);
  return { [Symbol.iterator]: () => batches(resolved) };
}

function* batches(options: ResolvedBankOptions): Generator<TableBatch, undefined> {
  const make = customerMaker(options);
  for (let from = 0; from < options.customers; from += options.batchCustomers) {
    const rowCount = Math.min(options.batchCustomers, options.customers - from);
    const ids = Float64Array.from({ length: rowCount }, (_, i) => from + i + 1);
    const segments = Float64Array.from({ length: rowCount }, (_, i) => (options.null ? 0 : make(from + i).segment));
    yield { columns: COLUMNS, rowCount, values: [ids, segments] };
  }
}
