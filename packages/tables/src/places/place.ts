import { TablesError } from "../tables-error.js";

/** A table in a database, as the user named it. */
export type DatabasePlace = PostgresPlace | DuckDbPlace | SparkPlace;

interface TablePlace {
  /** Parts of the table's name: `schema`, `table`. */
  readonly table: readonly string[];
  /** The place without secrets: for messages, logs and provenance. */
  readonly shown: string;
}

/** How a connection to PostgreSQL is encrypted, in libpq's words. */
type SslMode = "disable" | "require" | "verify-full";

export interface PostgresPlace extends TablePlace {
  readonly engine: "postgres";
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** From the place itself, or null: then PGPASSWORD, `passwordFile` or .pgpass give it. */
  readonly password: string | null;
  readonly passwordFile: string | null;
  readonly ssl: SslMode;
  /** Path of the authority's certificate, or null: the system's. */
  readonly sslRootCert: string | null;
  readonly statementTimeoutMs: number;
}

export interface DuckDbPlace extends TablePlace {
  readonly engine: "duckdb";
  readonly file: string;
}

export interface SparkPlace extends TablePlace {
  readonly engine: "spark";
  readonly host: string;
  readonly port: number;
  readonly token: string | null;
  readonly ssl: boolean;
  readonly user: string | null;
}

/** Ten hours: a limit against a forgotten statement, not against a large table. */
const longestStatementMs = 36_000_000;

/** Whether a place is a table in a database rather than a file. */
export function isDatabasePlace(place: string): boolean {
  return /^(postgres(ql)?:\/\/|duckdb:|sc:\/\/)/i.test(place);
}

/** A place without its secrets, for messages and logs: a file as it is. */
export function shownPlace(place: string): string {
  if (!isDatabasePlace(place)) return place;
  try {
    return parsePlace(place).shown;
  } catch {
    return place.replace(/[:/].*/s, ":…");
  }
}

/**
 * Read a place such as `postgres://user@host/db?table=customers`, `duckdb:file.db?table=customers` or `sc://host:15002/;table=customers`.
 *
 * @throws {TablesError} `bad-option`: without what was given as a secret.
 */
export function parsePlace(place: string, environment: NodeJS.ProcessEnv = process.env): DatabasePlace {
  if (/^duckdb:/i.test(place)) return duckDbPlace(place);
  if (/^sc:/i.test(place)) return sparkPlace(place, environment);
  return postgresPlace(place, environment);
}

function postgresPlace(place: string, environment: NodeJS.ProcessEnv): PostgresPlace {
  const example = "postgres://user@host/database?table=customers";
  let url: URL;
  try {
    url = new URL(place.replace(/^postgres(ql)?:/i, "postgres:"));
  } catch {
    throw refusal("The place", `an address like ${example}`, "something else", "Check its signs");
  }
  const settings = parameters(
    url.searchParams,
    ["table", "sslmode", "sslrootcert", "password-file", "statement-timeout", "host"],
    example,
  );
  const host = settings.get("host") ?? (decode(url.hostname) || environment.PGHOST || "localhost");
  const user = decode(url.username) || environment.PGUSER || environment.USER || "postgres";
  const database = decode(url.pathname.slice(1)) || environment.PGDATABASE || user;
  const port = url.port === "" ? Number(environment.PGPORT ?? 5432) : Number(url.port);
  const table = tableName(settings.get("table"), example);
  const bare = host.replace(/^\[|\]$/g, "");
  return {
    engine: "postgres",
    host: bare,
    port,
    database,
    user,
    password: url.password === "" ? null : decode(url.password),
    passwordFile: settings.get("password-file") ?? null,
    ssl: sslMode(settings.get("sslmode") ?? environment.PGSSLMODE, bare),
    sslRootCert: settings.get("sslrootcert") ?? environment.PGSSLROOTCERT ?? null,
    statementTimeoutMs: seconds(settings.get("statement-timeout")),
    table,
    shown: `postgres://${user}@${bare}:${port}/${database}?table=${shownTable(table)}`,
  };
}

function duckDbPlace(place: string): DuckDbPlace {
  const example = "duckdb:bank.db?table=customers";
  const [file, query = ""] = split(place.slice("duckdb:".length), "?");
  if (file === "")
    throw refusal("A DuckDB place", `a file and a table, like ${example}`, "no file", "Name the file after duckdb:");
  const table = tableName(parameters(new URLSearchParams(query), ["table"], example).get("table"), example);
  return { engine: "duckdb", file, table, shown: `duckdb:${file}?table=${shownTable(table)}` };
}

function sparkPlace(place: string, environment: NodeJS.ProcessEnv): SparkPlace {
  const example = "sc://host:15002/;table=customers";
  const match = /^sc:\/\/(\[[^\]]+\]|[^/:;]+)(?::(\d+))?\/?(?:;(.*))?$/is.exec(place);
  if (match === null) throw refusal("A Spark place", `an address like ${example}`, "something else", "Check its signs");
  const query = new URLSearchParams((match[3] ?? "").split(";").map(keyAndValue));
  const settings = parameters(query, ["table", "token", "use_ssl", "user_id"], example);
  const host = match[1].replace(/^\[|\]$/g, "");
  const port = Number(match[2] ?? 15002);
  const token = settings.get("token") ?? environment.SPARK_CONNECT_AUTHENTICATE_TOKEN ?? null;
  const asked = settings.get("use_ssl");
  const ssl = asked === undefined ? token !== null && !isLoopback(host) : asked === "true";
  if (token !== null && !ssl && !isLoopback(host)) {
    throw refusal(
      "A token",
      "sent over TLS, except to this machine",
      "use_ssl=false",
      "Leave use_ssl out, or put a TLS proxy before the server",
    );
  }
  const table = tableName(settings.get("table"), example);
  return {
    engine: "spark",
    host,
    port,
    token,
    ssl,
    user: settings.get("user_id") ?? null,
    table,
    shown: `sc://${match[1]}:${port}/;table=${shownTable(table)}`,
  };
}

function keyAndValue(pair: string): [string, string] {
  const [key, value = ""] = split(pair, "=");
  return [decode(key), decode(value)];
}

function parameters(given: URLSearchParams, known: readonly string[], example: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of given) {
    if (key === "") continue;
    if (!known.includes(key))
      throw refusal("A place's settings", `among ${known.join(", ")}`, key, `Write it like ${example}`);
    found.set(key, value);
  }
  return found;
}

/** `table`, `schema.table` or `"odd.name"."table"` as parts. */
function tableName(text: string | undefined, example: string): readonly string[] {
  if (text === undefined || text === "")
    throw refusal("A database place", "one table", "none", `Name it, as in ${example}`);
  const parts = text.match(/"(?:[^"]|"")+"|[^".]+/gs) ?? [];
  if (parts.join(".") !== text)
    throw refusal(
      "A table's name",
      "parts with dots between, odd ones in double quotes",
      JSON.stringify(text),
      `Write it like ${example}`,
    );
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}

/** The parts as a user may write them. */
export function shownTable(parts: readonly string[]): string {
  return parts.map((part) => (/^[^".]+$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`)).join(".");
}

function sslMode(text: string | undefined, host: string): SslMode {
  if (text === undefined) return isLoopback(host) || host.startsWith("/") ? "disable" : "verify-full";
  if (text === "disable" || text === "require" || text === "verify-full") return text;
  if (text === "verify-ca") return "verify-full";
  throw refusal("sslmode", "disable, require or verify-full", text, "Choose one of them");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}

function seconds(text: string | undefined): number {
  if (text === undefined) return longestStatementMs;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 1e6) return 1000 * value;
  throw refusal("statement-timeout", "whole seconds from 1", text, "Correct it, or leave it out");
}

function split(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refusal(subject: string, constraint: string, got: string, next: string): TablesError {
  return new TablesError("bad-option", `${subject} must be ${constraint}; got ${got}. ${next}.`);
}
