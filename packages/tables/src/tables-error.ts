/** What can be wrong with a customer table or with the request for it. Stable; messages may change. */
export type TablesErrorCode =
  | "not-found"
  | "not-a-file"
  | "unreadable"
  | "unwritable"
  | "empty"
  | "not-a-table"
  | "ambiguous-number"
  | "mixed-currencies"
  | "bad-option"
  | "bad-condition"
  | "unknown-column"
  | "protected-feature"
  | "duplicate-ids"
  | "too-many-features"
  | "too-large"
  | "no-connection"
  | "lost-connection"
  | "login"
  | "old-server"
  | "no-table"
  | "no-permission"
  | "unusable-type"
  | "aborted";

/** A refusal to read or write a table: says the subject, the constraint, what was got and the next step. Holds no customer's values. */
export class TablesError extends Error {
  override readonly name = "TablesError";
  readonly code: TablesErrorCode;

  constructor(code: TablesErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
