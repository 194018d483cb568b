/** What can be wrong with a request to the method. Stable; messages may change. */
export type SegmentErrorCode = "bad-option" | "bad-data" | "bad-model" | "aborted";

/** A refusal by a stage: says the subject, the constraint, what was got and the next step. */
export class SegmentError extends Error {
  override readonly name = "SegmentError";
  readonly code: SegmentErrorCode;

  constructor(code: SegmentErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
