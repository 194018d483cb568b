import { readFile } from "node:fs/promises";
import type { Client, ClientConfig } from "pg";
import { TablesError } from "../../tables-error.js";
import type { PostgresPlace } from "../place.js";
import { postgresError } from "./postgres-error.js";

/** The oldest server that is supported, as `server_version_num` writes it. */
const oldest = 130_000;
const connectMs = 15_000;

/** A session and the server it speaks to. */
export interface Connected {
  readonly client: Client;
  readonly version: string;
  readonly processId: number;
}

/**
 * Open a session on the server of a place. A password comes from the place, its password file, PGPASSWORD or .pgpass, in this order.
 *
 * @throws {TablesError} `no-connection`, `login`, `old-server`.
 */
export async function connect(place: PostgresPlace): Promise<Connected> {
  const { default: pg } = await import("pg");
  const client = new pg.Client(await configOf(place));
  // A connection that breaks between two statements must not end the process; the next statement says so.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query({
      text: "SELECT current_setting('server_version'), current_setting('server_version_num')::int4, pg_backend_pid()",
      rowMode: "array",
    });
    const [version, number, processId] = rows[0] as [string, number, number];
    if (number < oldest) {
      throw new TablesError(
        "old-server",
        `The server of ${place.shown} must be PostgreSQL 13 or newer; it is ${version}. Upgrade it, or export the table to Parquet or CSV.`,
      );
    }
    return { client, version: version.split(" ")[0], processId };
  } catch (error) {
    await client.end().catch(() => {});
    throw postgresError(error, place);
  }
}

async function configOf(place: PostgresPlace): Promise<ClientConfig> {
  const { host, port, database, user, ssl, statementTimeoutMs } = place;
  const password = place.password ?? (await passwordFrom(place.passwordFile));
  return {
    host,
    port,
    database,
    user,
    ...(password === null ? {} : { password }),
    ssl: ssl === "disable" ? false : await encryption(place),
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementTimeoutMs,
    application_name: "coterie",
    keepAlive: true,
  };
}

async function passwordFrom(file: string | null): Promise<string | null> {
  if (file === null) return null;
  try {
    return (await readFile(file, "utf8")).replace(/\r?\n$/, "");
  } catch (cause) {
    throw new TablesError(
      "login",
      `The password file ${file} must be readable; it is not. Check the path given as password-file.`,
      { cause },
    );
  }
}

async function encryption({ ssl, sslRootCert, host }: PostgresPlace): Promise<ClientConfig["ssl"]> {
  if (ssl === "require" && sslRootCert === null) return { rejectUnauthorized: false };
  if (sslRootCert === null) return { rejectUnauthorized: true, servername: host };
  try {
    return { rejectUnauthorized: true, servername: host, ca: await readFile(sslRootCert, "utf8") };
  } catch (cause) {
    throw new TablesError(
      "no-connection",
      `The certificate ${sslRootCert} must be readable; it is not. Check the path given as sslrootcert.`,
      { cause },
    );
  }
}
