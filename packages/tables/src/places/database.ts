import type { Dialect, Fragment } from "@coterie/sql";

/** What a column of a database table can be used as. */
export type ColumnUse =
  | "whole"
  | "decimal"
  | "float"
  | "boolean"
  | "text"
  | "date"
  /** Nothing: arrays, documents, pictures and the like. */
  | "none";

/** A column as the database describes it. */
export interface DatabaseColumn {
  readonly name: string;
  readonly use: ColumnUse;
  /** The engine's word for its type. */
  readonly type: string;
}

/** A value of a small result: numbers as numbers (NaN where one is no finite double), everything else as text. */
export type DatabaseCell = number | string | boolean | null;

/**
 * A connection to one engine, looking at one state of it as far as the engine can. Everything asked goes through `query` (small results
 * with bound values) or `copyOut` (many rows into a file of ours).
 */
export interface Database {
  readonly dialect: Dialect;
  /** The engine with its version: "PostgreSQL 15.18". */
  readonly engine: string;
  /** The place without secrets. */
  readonly shown: string;
  /** What identifies the state looked at, or null where the engine has none. */
  readonly snapshot: string | null;
  /**
   * Columns of the table in its order.
   *
   * @throws {TablesError} `no-table`, `no-permission`.
   */
  columns(table: readonly string[]): Promise<readonly DatabaseColumn[]>;
  /** All rows of a small result. */
  query(fragment: Fragment): Promise<DatabaseCell[][]>;
  /**
   * Rows of a large result as CSV without a header: every value in double quotes, NULL as nothing.
   *
   * @param columns The query's columns by name.
   * @param onRows Told from time to time how many rows have come.
   */
  copyOut(fragment: Fragment, columns: readonly string[], file: string, onRows: (rows: number) => void): Promise<void>;
  /** Bytes that have crossed to us so far, as far as the driver tells; else null. */
  bytesReceived(): number | null;
  close(): Promise<void>;
}

/** A connection that may write one table. */
export interface WritableDatabase extends Database {
  /** Run a statement for its effect. */
  execute(fragment: Fragment): Promise<void>;
  /** Make what was done visible to others, where the engine has transactions. Without it `close` undoes everything. */
  commit(): Promise<void>;
}

/** What a connection is for. */
export type Access = "read" | "write";
