/** A refusal by what crosses a process: subject, constraint, what was got, next step. */
export class WireError extends Error {
  override readonly name = "WireError";
  readonly code: "bad-config";

  constructor(code: "bad-config", message: string) {
    super(message);
    this.code = code;
  }
}
