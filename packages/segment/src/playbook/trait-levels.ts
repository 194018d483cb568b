import { shareLevels } from "../persona/share-scale.js";
import type { Vocabulary } from "../persona/vocabulary.js";

/** Every level a segment can have, by concept: the words of amounts, and of 0/1 columns where the concept is read from one. */
export function traitLevels({ concepts }: Vocabulary): ReadonlyMap<string, readonly string[]> {
  return new Map(
    concepts.map(({ name, levels, flag }) => [
      name,
      [...levels.map(({ level }) => level), ...(flag === null ? [] : shareLevels)],
    ]),
  );
}
