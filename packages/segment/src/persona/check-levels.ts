import { SegmentError } from "../segment-error.js";
import type { Vocabulary } from "./vocabulary.js";

/**
 * Refuse a vocabulary whose levels are too few.
 *
 * @throws {SegmentError} `bad-option`.
 */
export function checkLevels(vocabulary: Vocabulary): void {
  const listed = vocabulary.concepts.filter(({ levels }) => levels.length > 0);
  const counts = listed.map(({ name, levels }) => ({ name, count: levels.length }));
  const unknown = { name: "columns without a concept", count: vocabulary.unknownLevels.length };
  const short = [...counts, unknown].find(({ count }) => count < 3);
  if (short === undefined) return;
  throw new SegmentError(
    "bad-option",
    `levels of ${short.name} must be three or more, for a middle one to fall back to; got ${short.count}. Add levels.`,
  );
}
