import { TablesError } from "../tables-error.js";

/** The refusal of work in a database that the user stopped. */
export function interrupted(): TablesError {
  return new TablesError("aborted", "The work was interrupted; nothing was kept.");
}
