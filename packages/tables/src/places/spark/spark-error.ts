import { Code, ConnectError } from "@connectrpc/connect";
import { TablesError } from "../../tables-error.js";
import { type SparkPlace, shownTable } from "../place.js";

/** Whether the same operation may be taken up again. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof ConnectError)) return false;
  if (error.code === Code.Unavailable) return true;
  if (/INVALID_CURSOR\.DISCONNECTED/.test(error.rawMessage)) return true;
  return isBroken(error);
}

/** Whether the server has never heard of the operation, or of the session. */
export function isUnknownOperation(error: unknown): boolean {
  return (
    error instanceof ConnectError && /INVALID_HANDLE\.(OPERATION_NOT_FOUND|SESSION_NOT_FOUND)/.test(error.rawMessage)
  );
}

/** Whether the way broke: words of HTTP/2 and of sockets, which no refusal of Spark's in brackets is. */
function isBroken({ code, rawMessage }: ConnectError): boolean {
  if (/\[[A-Z][A-Z0-9_.]+\]/.test(rawMessage)) return false;
  return (
    code === Code.Aborted ||
    /ECONNRESET|EPIPE|socket|premature|GOAWAY|protocol error|http\/?2|NGHTTP2|(stream|session|connection) (was )?(closed|ended|destroyed)|missing trailer/i.test(
      rawMessage,
    )
  );
}

/**
 * What Spark or the way to it refused, as a refusal with a next step. The server answers INTERNAL to plain user errors too, so the class in
 * brackets decides, never the code alone; its text, which may hold values, stays in `cause`.
 */
export function sparkError(error: unknown, place: SparkPlace): unknown {
  if (!(error instanceof ConnectError)) return error;
  const { code, rawMessage } = error;
  const errorClass = /\[([A-Z0-9_.]+)\]/.exec(rawMessage)?.[1] ?? "";
  const refuse = (kind: TablesError["code"], text: string): TablesError =>
    new TablesError(kind, text, { cause: error });
  if (code === Code.Unauthenticated || code === Code.PermissionDenied) {
    return refuse(
      "login",
      `The Spark server of ${place.shown} must accept the token; it does not. Set SPARK_CONNECT_AUTHENTICATE_TOKEN, or add ;token= to the place.`,
    );
  }
  if (/^INVALID_HANDLE|^OPERATION_ABANDONED/.test(errorClass) || isBroken(error)) {
    return refuse(
      "lost-connection",
      `The Spark session of ${place.shown} must live until the work is done; the server lost or restarted it. Nothing was half written there. Start again when the server is back.`,
    );
  }
  if (code === Code.Unavailable || code === Code.DeadlineExceeded) {
    return refuse(
      "no-connection",
      `A Spark Connect server must answer at ${place.host}:${place.port}; none does. Check host and port in ${place.shown}, and that the server runs${place.ssl ? " behind TLS" : ""}.`,
    );
  }
  if (/^TABLE_OR_VIEW_NOT_FOUND|^SCHEMA_NOT_FOUND/.test(errorClass)) {
    return refuse(
      "no-table",
      `There must be a table ${shownTable(place.table)} at ${place.shown}; there is none. Check the database and the name.`,
    );
  }
  if (/^UNRESOLVED_COLUMN/.test(errorClass)) {
    const column = /with name (`(?:[^`]|``)+`)/.exec(rawMessage)?.[1] ?? "a column";
    return refuse(
      "no-table",
      `The table of ${place.shown} must have every column asked for; ${column} is not there. Check the name, and start again when the table stands still.`,
    );
  }
  if (/^PARSE_SYNTAX_ERROR|^DATATYPE_MISMATCH|^INVALID_/.test(errorClass)) {
    return refuse(
      "bad-condition",
      `Spark must be able to read the statement; it says ${errorClass}. Check --where and the names of columns.`,
    );
  }
  if (/^CAST_INVALID_INPUT|^DIVIDE_BY_ZERO|^ARITHMETIC_OVERFLOW|^NUMERIC_VALUE_OUT_OF_RANGE/.test(errorClass)) {
    return refuse(
      "unusable-type",
      `A value at ${place.shown} must fit the type of its column; Spark says ${errorClass}. Cast the column in a view.`,
    );
  }
  if (/OPERATION_CANCELED/.test(rawMessage)) {
    return refuse(
      "lost-connection",
      `The work at ${place.shown} must run to its end; it was cancelled there. Start again.`,
    );
  }
  return refuse(
    "unreadable",
    `Spark could not do what was asked at ${place.shown}${errorClass === "" ? "" : ` (${errorClass})`}. Look at the server's log, or run again with --debug.`,
  );
}
