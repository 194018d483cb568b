import { createHash, type Hash } from "node:crypto";
import type { Column, IdColumn } from "@coterie/segment";

/**
 * SHA-256 (hex) of a table in canonical row order: per column its name, kind and levels, then the bytes of its values (little
 * endian), then the ids. Columns that are not read count by name.
 */
export function tableHash(columns: readonly Column[], ids: IdColumn | null, rowCount: number): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ rowCount, id: ids?.name ?? null }));
  for (const column of columns) {
    const levels = column.kind === "categorical" ? column.levels : null;
    hash.update(JSON.stringify({ name: column.name, kind: column.kind, levels }));
    if (column.kind === "numeric") updateBytes(hash, column.values);
    if (column.kind === "categorical") updateBytes(hash, column.codes);
  }
  if (ids !== null) {
    updateBytes(hash, ids.offsets);
    updateBytes(hash, ids.bytes);
  }
  return hash.digest("hex");
}

const hashedAtOnce = 1 << 28;

function updateBytes(hash: Hash, array: Float64Array | Int32Array | Uint8Array): void {
  for (let start = 0; start < array.byteLength; start += hashedAtOnce) {
    const length = Math.min(hashedAtOnce, array.byteLength - start);
    hash.update(new Uint8Array(array.buffer, array.byteOffset + start, length));
  }
}
