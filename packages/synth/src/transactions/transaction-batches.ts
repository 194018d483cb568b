import { type BankOptions, type ResolvedBankOptions, resolveBankOptions } from "../bank-options.js";
import { isoDate } from "../customer/calendar.js";
import { customerMaker } from "../customer/customer-maker.js";
import type { TableBatch, TableColumn } from "../table-batch.js";
import { customerTransactions, type Transaction } from "./customer-transactions.js";

const COLUMNS: readonly TableColumn[] = [
  { name: "customer id", kind: "id" },
  { name: "date", kind: "text" },
  { name: "amount", kind: "number" },
  { name: "direction", kind: "text" },
  { name: "channel", kind: "text" },
  { name: "category", kind: "text" },
];

/** Rows after which a batch is handed over, at the end of the customer it is in. */
const BATCH_ROWS = 16_384;

/**
 * The dated transactions behind the customers of `bankBatches` with the same options. Per customer they number `transaction_count`,
 * and those going out and coming in add up to `total_withdrawals` and `total_deposits` to the cent, whatever cells `missing` emptied.
 *
 * @param options The bank's options.
 * @returns `customer id`, `date` (ISO), `amount` (positive), `direction` (`in` or `out`), `channel` and `category`, customer by
 *   customer in order of date, in batches of whole customers.
 * @throws {SynthError} `bad-option`, before anything is made.
 */
export function transactionBatches(options: BankOptions = {}): Iterable<TableBatch> {
  const resolved = resolveBankOptions(options);
  return { [Symbol.iterator]: () => batches(resolved) };
}

function* batches(options: ResolvedBankOptions): Generator<TableBatch, undefined> {
  const make = customerMaker(options);
  let ids: number[] = [];
  let rows: Transaction[] = [];
  for (let index = 0; index < options.customers; index++) {
    const customer = make(index);
    for (const transaction of customerTransactions(options.seed, customer)) {
      ids.push(customer.id);
      rows.push(transaction);
    }
    const whole = (index + 1) % options.batchCustomers === 0 || rows.length >= BATCH_ROWS;
    if (rows.length > 0 && (whole || index === options.customers - 1)) {
      yield batchOf(ids, rows);
      ids = [];
      rows = [];
    }
  }
}

function batchOf(ids: readonly number[], rows: readonly Transaction[]): TableBatch {
  return {
    columns: COLUMNS,
    rowCount: rows.length,
    values: [
      Float64Array.from(ids),
      rows.map((row) => isoDate(row.day)),
      Float64Array.from(rows, (row) => row.amountCents / 100),
      rows.map((row) => row.direction),
      rows.map((row) => row.channel),
      rows.map((row) => row.category),
    ],
  };
}
