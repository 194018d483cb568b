import { TablesError } from "./tables-error.js";

/** What went wrong while reading, as a refusal with a next step. Text of the database, which may hold values, stays in `cause`. */
export function readError(error: unknown, place: string, signal: AbortSignal | null): unknown {
  if (signal?.aborted) return new TablesError("aborted", "Reading was interrupted; nothing was kept.");
  if (error instanceof TablesError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM") {
    return new TablesError(
      "unreadable",
      `${place} must be readable; permission is denied. Ask its owner, or copy it to a folder of yours.`,
      { cause: error },
    );
  }
  if (code === "ENOSPC" || /no space left|could not write (block|file)/i.test(error.message)) {
    return new TablesError(
      "unreadable",
      `Reading ${place} needs room in the temporary folder; the disk is full. Free some space, or point TMPDIR to a larger disk.`,
      { cause: error },
    );
  }
  if (error.message.startsWith("Out of Memory")) {
    return new TablesError(
      "too-large",
      `${place} does not fit in the memory allowed. Raise --memory, leave out columns, or take a sample of the rows.`,
      { cause: error },
    );
  }
  return error;
}
