import type { DuckDBDataChunk } from "@duckdb/node-api";

/**
 * A DOUBLE column of a chunk as an array. DuckDB's vector holds it as a Float64Array in a field its types call private
 * (60% of the time of the public way); where that field is gone the public way is taken. NULL slots hold garbage: COALESCE in SQL.
 */
export function doublesOf(chunk: DuckDBDataChunk, column: number): Float64Array {
  const vector = chunk.getColumnVector(column) as unknown as { readonly items?: unknown };
  if (vector.items instanceof Float64Array) return vector.items;
  return Float64Array.from(chunk.getColumnValues(column) as number[]);
}

/** The INTEGER counterpart of `doublesOf`. */
export function integersOf(chunk: DuckDBDataChunk, column: number): Int32Array {
  const vector = chunk.getColumnVector(column) as unknown as { readonly items?: unknown };
  if (vector.items instanceof Int32Array) return vector.items;
  return Int32Array.from(chunk.getColumnValues(column) as number[]);
}

/** A VARCHAR column of a chunk. */
export function textsOf(chunk: DuckDBDataChunk, column: number): readonly (string | null)[] {
  return chunk.getColumnValues(column) as (string | null)[];
}
