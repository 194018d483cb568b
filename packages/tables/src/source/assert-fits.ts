import { TablesError } from "../tables-error.js";

/** What the size of a table depends on. */
export interface TableSize {
  readonly rows: number;
  /** Columns of plain numbers. */
  readonly numbers: number;
  /** Every other column. */
  readonly texts: number;
  /** Mean bytes of a row as text. */
  readonly rowBytes: number;
}

const baseBytes = 250e6;

/**
 * Bytes a read and what follows are expected to take at their peak: the staging table, the typed columns, and one matrix of the
 * numeric features made from them.
 */
function estimateBytes({ rows, numbers, texts, rowBytes }: TableSize): number {
  const textBytes = texts * 2 * (16 + rowBytes / Math.max(1, numbers + texts));
  return Math.round(baseBytes + rows * (24 * numbers + textBytes + 16));
}

/** Refuse a table whose estimate exceeds the limit, before it is read. */
export function assertFits(shown: string, size: TableSize, limitBytes: number): void {
  const needed = estimateBytes(size);
  if (needed <= limitBytes) return;
  throw new TablesError(
    "too-large",
    `${shown} must fit in ${inUnits(limitBytes)} of memory; about ${Math.round(size.rows).toLocaleString("en")} rows need ${inUnits(needed)}. Raise --memory, leave out columns, or take a sample of the rows.`,
  );
}

/** Refuse a source whose estimated bytes exceed the limit, before it is read. */
export function assertBytesFit(shown: string, bytes: number, limitBytes: number): void {
  if (baseBytes + bytes <= limitBytes) return;
  throw new TablesError(
    "too-large",
    `${shown} must fit in ${inUnits(limitBytes)} of memory; it needs about ${inUnits(baseBytes + bytes)}. Raise --memory, or take a sample of the rows.`,
  );
}

function inUnits(bytes: number): string {
  return bytes < 2 ** 30 ? `${Math.ceil(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
