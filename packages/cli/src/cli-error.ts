export type CliErrorCode = "usage" | "config" | "output" | "aborted";

/** A refusal by the command line itself: subject, constraint, what was got, next step. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
