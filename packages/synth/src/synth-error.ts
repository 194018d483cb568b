/** What can be wrong with a request for a bank. Stable; messages may change. */
export type SynthErrorCode = "bad-option";

/** A refusal by the generator: says the subject, the constraint, what was got and the next step. */
export class SynthError extends Error {
  override readonly name = "SynthError";
  readonly code: SynthErrorCode;

  constructor(code: SynthErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
