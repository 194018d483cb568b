/** Why text could not be written. */
export type SqlErrorCode = "bad-name" | "bad-value" | "not-supported";

/** What this package refuses with; told apart by `code`. */
export class SqlError extends Error {
  readonly code: SqlErrorCode;

  constructor(code: SqlErrorCode, message: string) {
    super(message);
    this.name = "SqlError";
    this.code = code;
  }
}
