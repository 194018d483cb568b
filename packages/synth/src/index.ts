export { bankBatches } from "./bank-batches.js";
export type { BankOptions } from "./bank-options.js";
export { SynthError, type SynthErrorCode } from "./synth-error.js";
export type { TableBatch, TableColumn } from "./table-batch.js";
export { transactionBatches } from "./transactions/transaction-batches.js";
export { truthBatches } from "./truth-batches.js";
