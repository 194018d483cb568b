/** What can be wrong with a request to the engine. Stable; messages may change. */
export type KMeansErrorCode = "bad-option" | "bad-data" | "too-few-rows" | "aborted" | "worker-failed";

/** A refusal by the engine: says the subject, the constraint, what was got and the next step. */
export class KMeansError extends Error {
  override readonly name = "KMeansError";
  readonly code: KMeansErrorCode;

  constructor(code: KMeansErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
