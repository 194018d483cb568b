import { SegmentError } from "./segment-error.js";

/**
 * Refuse option names that nothing reads, so that a misspelt one is not ignored.
 *
 * @param options What the caller passed.
 * @param known The names that are read.
 * @throws {SegmentError} `bad-option`.
 */
export function refuseUnknown(options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new SegmentError(
    "bad-option",
    `option ${unknown} is not known; options are ${known.join(", ")}. Remove it or correct its name.`,
  );
}
