import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Bound, dialects, type Fragment, inline, joined, name, sql } from "@coterie/sql";
import { DuckDBInstance } from "@duckdb/node-api";
import { ownerPassword, postgresPrograms, startPostgres } from "../../../../scripts/engines/postgres-server.mjs";
import { sparkHome, startSpark } from "../../../../scripts/engines/spark-server.mjs";
import { openDatabase } from "../../src/places/open-database.js";
import { parsePlace } from "../../src/places/place.js";

/** A column of a test table and its cells, the same on every engine. */
export interface TestColumn {
  readonly name: string;
  readonly type: "integer" | "double" | "decimal" | "boolean" | "text" | "date";
  readonly cells: readonly (number | string | boolean | null)[];
}

/** An engine a test runs on. */
export interface Engine {
  readonly name: "duckdb" | "postgres" | "spark";
  /** Why it cannot run here, or null. */
  readonly missing: string | null;
  start(): Promise<void>;
  /** Make (again) a table of these columns. */
  create(table: string, columns: readonly TestColumn[]): Promise<void>;
  place(table: string): string;
  /** End the server as a crash would, and bring it back; null where the engine is no server. */
  readonly crash: { kill(): void; restart(): Promise<void> } | null;
  stop(): void;
}

const required = process.env.COTERIE_REQUIRE_ALL === "1";

const types: Readonly<Record<Engine["name"], Readonly<Record<TestColumn["type"], string>>>> = {
  duckdb: {
    integer: "INTEGER",
    double: "DOUBLE",
    decimal: "DECIMAL(38,10)",
    boolean: "BOOLEAN",
    text: "VARCHAR",
    date: "DATE",
  },
  postgres: {
    integer: "int4",
    double: "float8",
    decimal: "numeric(38,10)",
    boolean: "boolean",
    text: "text",
    date: "date",
  },
  spark: {
    integer: "INT",
    double: "DOUBLE",
    decimal: "DECIMAL(38,10)",
    boolean: "BOOLEAN",
    text: "STRING",
    date: "DATE",
  },
};

/** The statements that make a table, in an engine's own SQL. */
function createStatements(engine: Engine["name"], table: string, columns: readonly TestColumn[]): string[] {
  const dialect = dialects[engine];
  const type = (column: TestColumn): Fragment => ({ pieces: [types[engine][column.type]] });
  const using = engine === "spark" ? " USING parquet" : "";
  const definitions = columns.map((column) => sql`${name(column.name)} ${type(column)}`);
  const create = sql`CREATE TABLE ${name(table)} (${joined(definitions, ", ")})${{ pieces: [using] }}`;
  const cell = (column: TestColumn, row: number): Fragment => {
    const value = column.cells[row];
    if (value === null) return sql`NULL`;
    if (typeof value === "boolean") return value ? sql`TRUE` : sql`FALSE`;
    const bound: Bound =
      typeof value === "string"
        ? { bound: value, type: "text" }
        : { bound: value, type: column.type === "integer" ? "integer" : "double" };
    return sql`CAST(${{ pieces: [bound] }} AS ${type(column)})`;
  };
  const rowCount = columns[0].cells.length;
  const inserts: string[] = [];
  for (let from = 0; from < rowCount; from += 500) {
    const rows = Array.from(
      { length: Math.min(500, rowCount - from) },
      (_, i) =>
        sql`(${joined(
          columns.map((column) => cell(column, from + i)),
          ", ",
        )})`,
    );
    inserts.push(inline(sql`INSERT INTO ${name(table)} VALUES ${joined(rows, ", ")}`, dialect));
  }
  return [inline(sql`DROP TABLE IF EXISTS ${name(table)}`, dialect), inline(create, dialect), ...inserts];
}

/** A place's table parameter for a name of any signs. */
function quoted(table: string): string {
  return `"${table.replaceAll('"', '""')}"`;
}

/** Every engine, started on demand. PostgreSQL and Spark are missing only where not everything is required. */
export function engines(): readonly Engine[] {
  return [duckdb(), postgres(), spark()];
}

function duckdb(): Engine {
  const folder = mkdtempSync(path.join(tmpdir(), "coterie-duckdb-"));
  const file = path.join(folder, "bank.db");
  return {
    name: "duckdb",
    missing: null,
    start: async () => {},
    create: async (table, columns) => {
      const instance = await DuckDBInstance.create(file);
      const connection = await instance.connect();
      for (const statement of createStatements("duckdb", table, columns)) await connection.run(statement);
      connection.closeSync();
      instance.closeSync();
    },
    crash: null,
    place: (table) => `duckdb:${file}?table=${encodeURIComponent(quoted(table))}`,
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function postgres(): Engine {
  let server: Awaited<ReturnType<typeof startPostgres>> | null = null;
  return {
    name: "postgres",
    missing: postgresPrograms() === null && !required ? "PostgreSQL is not installed" : null,
    start: async () => {
      process.env.PGPASSWORD = ownerPassword;
      server = await startPostgres();
    },
    create: async (table, columns) => {
      server!.run(createStatements("postgres", table, columns).join(";\n"));
    },
    crash: { kill: () => server!.kill(), restart: () => server!.start() },
    place: (table) => server!.place(quoted(table)),
    stop: () => server?.stop(),
  };
}

function spark(): Engine {
  let server: Awaited<ReturnType<typeof startSpark>> | null = null;
  return {
    name: "spark",
    missing: sparkHome() === null && !required ? "Spark is not installed (npm run spark:install)" : null,
    start: async () => {
      server = await startSpark();
    },
    create: async (table, columns) => {
      const database = await openDatabase(parsePlace(server!.place("x")), { threads: 1, signal: null });
      for (const statement of createStatements("spark", table, columns)) await database.query({ pieces: [statement] });
      await database.close();
    },
    crash: { kill: () => server!.kill(), restart: () => server!.start() },
    place: (table) => server!.place(quoted(table)),
    stop: () => server?.stop(),
  };
}
