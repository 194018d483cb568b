export type { ExclusionReason } from "./features/exclusions.js";
export type { FeatureOptions, TransactionPurpose } from "./features/feature-options.js";
export type { FeatureReport, LeftOutCategory } from "./features/feature-report.js";
export { type TransactionFeatures, transactionFeatures } from "./features/transaction-features.js";
export { readCustomers } from "./read-customers.js";
export type { AssignableRole, ReadOptions, ReadProgress } from "./read-options.js";
export { TablesError, type TablesErrorCode } from "./tables-error.js";
export { type CsvKind, formatCsv, formatCsvCell, formatCsvLine } from "./write/format-csv.js";
export { type WriteBatch, type WriteColumn, type WriteOptions, type Written, writeTable } from "./write/write-table.js";
