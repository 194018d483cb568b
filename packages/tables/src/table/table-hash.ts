import { createHash, type Hash } from "node:crypto";
import type { Column, IdColumn } from "@coterie/segment";

/** What a hash is made of, in order. */
export type HashPart = string | Float64Array | Int32Array | Uint8Array;

/**
 * SHA-256 (hex) of a table in canonical row order: per column its name, kind and levels, then the bytes of its values (little
 * endian), then the ids. Columns that are not read count by name.
 */
export function tableHash(columns: readonly Column[], ids: IdColumn | null, rowCount: number): string {
  const hash = createHash("sha256");
  for (const part of columnParts(columns, ids?.name ?? null, rowCount)) updateHash(hash, part);
  for (const part of idParts(ids)) updateHash(hash, part);
  return hash.digest("hex");
}

/** The part of a table's hash that its columns make. */
export function columnParts(columns: readonly Column[], idName: string | null, rowCount: number): readonly HashPart[] {
  return [
    JSON.stringify({ rowCount, id: idName }),
    ...columns.flatMap((column): readonly HashPart[] => {
      const { name, kind } = column;
      const head = JSON.stringify({ name, kind, levels: kind === "categorical" ? column.levels : null });
      if (kind === "numeric") return [head, column.values];
      return kind === "categorical" ? [head, column.codes] : [head];
    }),
  ];
}

/** The part of a table's hash that its ids make, after that of the columns. */
export function idParts(ids: IdColumn | null): readonly HashPart[] {
  return ids === null ? [] : [ids.offsets, ids.bytes];
}

/** Hash one part more. */
export function updateHash(hash: Hash, part: HashPart): void {
  if (typeof part === "string") hash.update(part);
  else updateBytes(hash, part);
}

const hashedAtOnce = 1 << 28;

function updateBytes(hash: Hash, array: Float64Array | Int32Array | Uint8Array): void {
  for (let start = 0; start < array.byteLength; start += hashedAtOnce) {
    const length = Math.min(hashedAtOnce, array.byteLength - start);
    hash.update(new Uint8Array(array.buffer, array.byteOffset + start, length));
  }
}
