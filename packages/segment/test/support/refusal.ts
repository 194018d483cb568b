import { SegmentError } from "../../src/index.js";

/** The code and message with which a call is refused; fails the test when it is not, or not by a `SegmentError`. */
export function refusal(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof SegmentError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error("the call was not refused");
}

/** As `refusal`, of a promise. */
export async function laterRefusal(promise: Promise<unknown>): Promise<string> {
  const settled = await promise.then(
    () => ({ refused: false as const }),
    (error: unknown) => ({ refused: true as const, error }),
  );
  return refusal(() => {
    if (settled.refused) throw settled.error;
  });
}
