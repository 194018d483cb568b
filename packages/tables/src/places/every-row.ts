import { type Fragment, fromSource, joined, name, type Source, sql } from "@coterie/sql";
import type { DatabaseColumn } from "./database.js";

/** Every row of a source, the given columns by name. */
export function everyRow(source: Source, columns: readonly DatabaseColumn[]): Fragment {
  const wanted = joined(
    columns.map((column) => name(column.name)),
    ", ",
  );
  return sql`SELECT ${wanted} FROM ${fromSource(source)}`;
}
