/** Stable; messages may change. */
export type ServerErrorCode =
  | "output"
  | "disk-full"
  | "project-in-use"
  | "not-a-project"
  | "no-table"
  | "no-run"
  | "busy"
  | "changed-elsewhere"
  | "too-large"
  | "upload-broken"
  | "bad-request"
  | "not-allowed"
  | "not-found";

/** A refusal by the driver or the service: subject, constraint, what was got, next step. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
