import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { bind, dialects, type Fragment, inline } from "@coterie/sql";
import type { Client } from "pg";
import { TablesError } from "../../tables-error.js";
import { countLines } from "../count-lines.js";
import type { Access, ColumnUse, DatabaseCell, DatabaseColumn, WritableDatabase } from "../database.js";
import { interrupted } from "../interrupted.js";
import { type PostgresPlace, shownTable } from "../place.js";
import { type Connected, connect } from "./connect.js";
import { postgresError } from "./postgres-error.js";

/** Types by their name in `pg_type`. */
const uses: Readonly<Record<string, ColumnUse>> = {
  int2: "whole",
  int4: "whole",
  int8: "whole",
  numeric: "decimal",
  float4: "float",
  float8: "float",
  bool: "boolean",
  text: "text",
  varchar: "text",
  bpchar: "text",
  name: "text",
  uuid: "text",
  date: "date",
  timestamp: "date",
  timestamptz: "date",
};

/** PostgreSQL cuts longer names off without a word, so that another table or column could answer to them. */
const longestNameBytes = 63;

/**
 * A PostgreSQL table seen through one read-only snapshot: REPEATABLE READ, so that every pass sees the rows the first one saw. SELECT on
 * the table is all the role needs. An abort here cancels the running statement there.
 */
export async function openPostgres(
  place: PostgresPlace,
  signal: AbortSignal | null,
  access: Access = "read",
): Promise<WritableDatabase> {
  for (const part of place.table) refuseLongName(part);
  const connected = await connect(place);
  const session = new Session(place, connected, signal);
  try {
    await session.begin(access);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** Refuse a name that PostgreSQL would cut off. */
function refuseLongName(part: string): void {
  const bytes = Buffer.byteLength(part);
  if (bytes <= longestNameBytes) return;
  throw new TablesError(
    "bad-option",
    `A name in PostgreSQL must have at most ${longestNameBytes} bytes, or the server cuts it off; ${JSON.stringify(part)} has ${bytes}. Name the table as the server does.`,
  );
}

class Session implements WritableDatabase {
  readonly dialect = dialects.postgres;
  readonly engine: string;
  readonly shown: string;
  snapshot: string | null = null;
  readonly #place: PostgresPlace;
  readonly #client: Client;
  readonly #signal: AbortSignal | null;
  readonly #cancel: () => void;

  constructor(place: PostgresPlace, { client, version, processId }: Connected, signal: AbortSignal | null) {
    this.#place = place;
    this.#client = client;
    this.#signal = signal;
    this.engine = `PostgreSQL ${version}`;
    this.shown = place.shown;
    this.#cancel = () => void cancelThere(place, processId);
    signal?.addEventListener("abort", this.#cancel);
  }

  async begin(access: Access): Promise<void> {
    const mode = access === "read" ? " READ ONLY" : "";
    await this.#ask(() => this.#client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ${mode}`));
    // So that a server notices that we are gone in the middle of a statement; older ones cannot.
    if (Number.parseInt(this.engine.replace(/\D+/, ""), 10) >= 14) {
      await this.#ask(() => this.#client.query("SET client_connection_check_interval = '2s'"));
    }
    await this.#ask(() => this.#client.query("SET LOCAL TIME ZONE 'UTC'; SET LOCAL standard_conforming_strings = on"));
    const { rows } = await this.#ask(() =>
      this.#client.query({ text: "SELECT pg_current_snapshot()::text", rowMode: "array" }),
    );
    this.snapshot = (rows[0] as [string])[0];
  }

  async columns(table: readonly string[]): Promise<readonly DatabaseColumn[]> {
    const regclass = table.map(dialects.postgres.quote).join(".");
    const { rows } = await this.#ask(() =>
      this.#client.query({
        text: `SELECT a.attname, CASE WHEN t.typtype = 'e' THEN 'text' WHEN t.typtype = 'd' THEN b.typname ELSE t.typname END, format_type(a.atttypid, a.atttypmod)
          FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype
          WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
        values: [regclass],
        rowMode: "array",
      }),
    );
    if (rows.length === 0) {
      throw new TablesError(
        "no-table",
        `There must be a table ${shownTable(table)} at ${this.shown}; there is none. Check the schema and the name.`,
      );
    }
    return (rows as [string, string, string][]).map(([name, base, type]) => ({
      name,
      use: uses[base] ?? "none",
      type,
    }));
  }

  async query(fragment: Fragment): Promise<DatabaseCell[][]> {
    const { text, values } = bind(fragment, this.dialect);
    const { rows, fields } = await this.#ask(() =>
      this.#client.query({ text, values: values.map(({ bound }) => bound), rowMode: "array" }),
    );
    const numeric = fields.map(({ dataTypeID }) => numericTypes.has(dataTypeID));
    return (rows as unknown[][]).map((row) => row.map((cell, i) => cellOf(cell, numeric[i])));
  }

  async copyOut(
    fragment: Fragment,
    _columns: readonly string[],
    file: string,
    onRows: (rows: number) => void,
  ): Promise<void> {
    const { to } = await import("pg-copy-streams");
    const text = `COPY (${inline(fragment, this.dialect)}) TO STDOUT (FORMAT csv, FORCE_QUOTE *)`;
    await this.#ask(async () => {
      const stream = this.#client.query(to(text));
      await pipeline(stream, countLines(onRows), createWriteStream(file, { mode: 0o600 }));
    });
  }

  async execute(fragment: Fragment): Promise<void> {
    // CREATE TABLE AS takes no parameters.
    await this.#ask(() => this.#client.query(inline(fragment, this.dialect)));
  }

  async commit(): Promise<void> {
    await this.#ask(() => this.#client.query("COMMIT"));
  }

  bytesReceived(): number | null {
    const { connection } = this.#client as unknown as { connection?: { stream?: { bytesRead?: number } } };
    return connection?.stream?.bytesRead ?? null;
  }

  async close(): Promise<void> {
    this.#signal?.removeEventListener("abort", this.#cancel);
    await this.#client.end().catch(() => {});
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    if (this.#signal?.aborted) throw interrupted();
    try {
      return await work();
    } catch (error) {
      if (this.#signal?.aborted) throw interrupted();
      throw postgresError(error, this.#place);
    }
  }
}

/** Object ids of int2, int4, int8, float4, float8 and numeric. */
const numericTypes: ReadonlySet<number> = new Set([21, 23, 20, 700, 701, 1700]);

function cellOf(cell: unknown, isNumber: boolean): DatabaseCell {
  if (cell === null) return null;
  if (isNumber) return Number(cell);
  return typeof cell === "boolean" ? cell : String(cell);
}

/** Ask the server, on a connection of its own, to stop what a session is doing. */
async function cancelThere(place: PostgresPlace, processId: number): Promise<void> {
  try {
    const { client } = await connect(place);
    await client.query("SELECT pg_cancel_backend($1)", [processId]);
    await client.end();
  } catch {
    // The server notices the closed connection by itself, later.
  }
}
