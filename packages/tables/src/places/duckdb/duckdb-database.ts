import { existsSync, statSync } from "node:fs";
import { type Bound, bind, dialects, type Fragment, inline } from "@coterie/sql";
import { BIGINT, DOUBLE, type DuckDBConnection, DuckDBInstance, type DuckDBType, VARCHAR } from "@duckdb/node-api";
import { literal } from "../../duck/quote.js";
import { TablesError } from "../../tables-error.js";
import type { Access, ColumnUse, DatabaseCell, DatabaseColumn, WritableDatabase } from "../database.js";
import { interrupted } from "../interrupted.js";
import { type DuckDbPlace, shownTable } from "../place.js";

const boundTypes: Readonly<Record<Bound["type"], DuckDBType>> = { double: DOUBLE, integer: BIGINT, text: VARCHAR };

/** A table of a DuckDB file. Read-only, another process may read it too, but none may write meanwhile. */
export async function openDuckDb(
  place: DuckDbPlace,
  threads: number,
  signal: AbortSignal | null,
  access: Access = "read",
): Promise<WritableDatabase> {
  if (!existsSync(place.file) || !statSync(place.file).isFile()) {
    throw new TablesError(
      "not-found",
      `There must be a DuckDB file at ${place.file}; there is none. Check the path after duckdb:.`,
    );
  }
  try {
    const instance = await DuckDBInstance.create(place.file, {
      access_mode: access === "read" ? "READ_ONLY" : "READ_WRITE",
      threads: String(threads),
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    if (access === "write") await connection.run("BEGIN TRANSACTION");
    const version = (await connection.runAndReadAll("SELECT version()")).getRowsJS()[0][0] as string;
    return new DuckDbFile(place, instance, connection, version.replace(/^v/, ""), signal);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    if (/lock/i.test(message)) {
      throw new TablesError(
        "unreadable",
        `${place.file} must not be open for writing elsewhere; another process holds it. Close it there, or copy the file.`,
        { cause },
      );
    }
    throw new TablesError(
      "not-a-table",
      `${place.file} must be a DuckDB database; it cannot be opened as one. Check the file, and that its DuckDB is not newer than ours.`,
      { cause },
    );
  }
}

class DuckDbFile implements WritableDatabase {
  readonly dialect = dialects.duckdb;
  readonly engine: string;
  readonly shown: string;
  readonly snapshot: string;
  readonly #place: DuckDbPlace;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #signal: AbortSignal | null;
  readonly #interrupt: () => void;

  constructor(
    place: DuckDbPlace,
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    version: string,
    signal: AbortSignal | null,
  ) {
    const { size, mtimeMs } = statSync(place.file);
    this.#place = place;
    this.#instance = instance;
    this.#connection = connection;
    this.#signal = signal;
    this.#interrupt = () => connection.interrupt();
    this.engine = `DuckDB ${version}`;
    this.shown = place.shown;
    this.snapshot = `${size} bytes, written ${new Date(mtimeMs).toISOString()}`;
    signal?.addEventListener("abort", this.#interrupt);
  }

  async columns(table: readonly string[]): Promise<readonly DatabaseColumn[]> {
    const quoted = table.map(this.dialect.quote).join(".");
    try {
      const reader = await this.#connection.runAndReadAll(
        `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${quoted})`,
      );
      return (reader.getRowsJS() as [string, string][]).map(([name, type]) => ({ name, use: useOf(type), type }));
    } catch (cause) {
      throw new TablesError(
        "no-table",
        `There must be a table ${shownTable(table)} at ${this.shown}; there is none. Check the schema and the name.`,
        { cause },
      );
    }
  }

  async query(fragment: Fragment): Promise<DatabaseCell[][]> {
    const { text, values } = bind(fragment, this.dialect);
    const reader = await this.#ask(() =>
      this.#connection.runAndReadAll(
        text,
        values.map(({ bound, type }) => (type === "integer" ? BigInt(bound) : bound)),
        values.map(({ type }) => boundTypes[type]),
      ),
    );
    return reader
      .getRowsJS()
      .map((row) => row.map((cell) => (typeof cell === "bigint" ? Number(cell) : (cell as DatabaseCell))));
  }

  async copyOut(
    fragment: Fragment,
    _columns: readonly string[],
    file: string,
    onRows: (rows: number) => void,
  ): Promise<void> {
    const text = inline(fragment, this.dialect);
    const copy = `COPY (${text}) TO ${literal(file)} (FORMAT csv, HEADER false, FORCE_QUOTE *)`;
    const reader = await this.#ask(() => this.#connection.runAndReadAll(copy));
    onRows(Number(reader.getRowsJS()[0][0]));
  }

  async execute(fragment: Fragment): Promise<void> {
    await this.#ask(() => this.#connection.run(inline(fragment, this.dialect)));
  }

  async commit(): Promise<void> {
    await this.#ask(() => this.#connection.run("COMMIT"));
  }

  bytesReceived(): number | null {
    return null;
  }

  async close(): Promise<void> {
    this.#signal?.removeEventListener("abort", this.#interrupt);
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    if (this.#signal?.aborted) throw interrupted();
    try {
      return await work();
    } catch (error) {
      if (this.#signal?.aborted) throw interrupted();
      if (error instanceof Error && /^Binder Error.*column/is.test(error.message)) {
        throw new TablesError(
          "no-table",
          `The table of ${this.#place.shown} must have every column asked for; one is gone. Start again when the table stands still.`,
          { cause: error },
        );
      }
      throw error;
    }
  }
}

function useOf(type: string): ColumnUse {
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) return "whole";
  if (type.startsWith("DECIMAL(")) return "decimal";
  if (type === "FLOAT" || type === "DOUBLE") return "float";
  if (type === "BOOLEAN") return "boolean";
  if (type === "VARCHAR" || type === "UUID" || type.startsWith("ENUM(")) return "text";
  if (type === "DATE" || type.startsWith("TIMESTAMP")) return "date";
  return "none";
}
