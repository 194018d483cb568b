export type ServerErrorCode = "output";

/** A refusal by the driver or the service: subject, constraint, what was got, next step. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
