import { TablesError } from "./tables-error.js";

/** Refuse to go on reading where the user stopped it. */
export function throwIfAborted(signal: AbortSignal | null): void {
  if (signal?.aborted) throw new TablesError("aborted", "Reading was interrupted; nothing was kept.");
}
