import { KMeansError, type KMeansErrorCode } from "@coterie/kmeans";
import { SegmentError, type SegmentErrorCode } from "../segment-error.js";

const CODES: Readonly<Partial<Record<KMeansErrorCode, SegmentErrorCode>>> = {
  "bad-option": "bad-option",
  "bad-data": "bad-data",
  "too-few-rows": "bad-option",
  aborted: "aborted",
};

/**
 * An error of the engine as an error of the method, so that callers meet one class.
 *
 * @param error Anything thrown.
 * @returns A `SegmentError` for the engine's own refusals; anything else, a failed worker among them, as it is.
 */
export function rephrase(error: unknown): unknown {
  const code = error instanceof KMeansError ? CODES[error.code] : undefined;
  if (!(error instanceof KMeansError) || code === undefined) return error;
  const refusal = new SegmentError(code, error.message);
  refusal.cause = error;
  return refusal;
}
