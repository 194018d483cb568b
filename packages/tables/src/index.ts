export { readCustomers } from "./read-customers.js";
export type { AssignableRole, ReadOptions, ReadProgress } from "./read-options.js";
export { TablesError, type TablesErrorCode } from "./tables-error.js";
