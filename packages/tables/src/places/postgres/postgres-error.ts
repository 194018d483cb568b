import { TablesError } from "../../tables-error.js";
import { type PostgresPlace, shownTable } from "../place.js";

/** Signs of a connection that is gone, with the system's code or PostgreSQL's class of errors. */
const lost = /^(57P0[1-5]|08\w{3}|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const unreachable = /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT|EACCES)$/;

/**
 * What PostgreSQL or the way to it refused, as a refusal with a next step. The server's own text, which may hold values, stays in `cause`;
 * of it only the names of tables and columns are told.
 */
export function postgresError(error: unknown, place: PostgresPlace): unknown {
  if (error instanceof TablesError || !(error instanceof Error)) return error;
  const { code = "", message } = error as Error & { code?: string };
  const where = place.shown;
  const refuse = (kind: TablesError["code"], text: string): TablesError =>
    new TablesError(kind, text, { cause: error });
  if (unreachable.test(code) || /timeout expired|timeout exceeded/i.test(message)) {
    return refuse(
      "no-connection",
      `A PostgreSQL server must answer at ${place.host}:${place.port}; none does. Check host and port in ${where}, and that the server runs and lets this machine in.`,
    );
  }
  if (/does not support SSL/i.test(message)) {
    return refuse(
      "no-connection",
      `The server at ${place.host}:${place.port} must offer TLS; it does not. Turn ssl on in the server, or add &sslmode=disable if the way to it is safe.`,
    );
  }
  if (/certificate|self.signed|CERT_|altnames|Hostname\/IP/i.test(`${code} ${message}`)) {
    return refuse(
      "no-connection",
      `The server at ${place.host}:${place.port} must show a certificate that this machine trusts; it does not. Name its authority with &sslrootcert=FILE, or take the connection unverified with &sslmode=require.`,
    );
  }
  if (/^28/.test(code) || /password|SASL/i.test(message)) {
    return refuse(
      "login",
      `The server of ${where} must let ${place.user} in; the password is missing or wrong, or the server's rules say no. Set PGPASSWORD or .pgpass, or name &password-file=FILE.`,
    );
  }
  if (code === "3D000") {
    return refuse(
      "no-table",
      `The server must have the database ${place.database}; it has none. Check the name in ${where}.`,
    );
  }
  if (code === "42P01") {
    return refuse(
      "no-table",
      `There must be a table ${shownTable(place.table)} at ${where}; there is none. Check the schema and the name.`,
    );
  }
  if (code === "42501") {
    const what = /for (\w+ \S+)/.exec(message)?.[1] ?? `table ${shownTable(place.table)}`;
    return refuse(
      "no-permission",
      `${place.user} must be allowed to use ${what} at ${where}; permission is denied. Ask for GRANT SELECT to read, or CREATE on the schema to write.`,
    );
  }
  if (code === "42703") {
    const column = /column "?(.+?)"? does not exist/.exec(message)?.[1] ?? "a column";
    return refuse(
      "no-table",
      `The table of ${where} must keep its columns while it is read; ${column} is gone. Start again when the table stands still.`,
    );
  }
  if (code === "57014") {
    return refuse(
      "lost-connection",
      `The server of ${where} stopped a statement: it ran past a time limit, or was cancelled there. Raise &statement-timeout=SECONDS, or ask the administrator.`,
    );
  }
  if (lost.test(code) || /connection terminated|connection ended|not queryable/i.test(message)) {
    return refuse(
      "lost-connection",
      `The connection to ${where} must hold until the work is done; it broke off. Nothing was kept or half written there. Start again when the server is back.`,
    );
  }
  if (code === "53100") {
    return refuse(
      "unwritable",
      `The server of ${where} must have room for the result; its disk is full. Free some space there.`,
    );
  }
  return error;
}
