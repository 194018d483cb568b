import { phraseIn } from "./name-words.js";
import { protectedLevels, protectedNames } from "./vocabulary.js";

/** A protected attribute, and how it shows. */
export interface ProtectedAttribute {
  readonly attribute: string;
  readonly by: "name" | "values" | "user";
}

/** The protected attribute a column holds, by its name or by its levels. Null where none. */
export function protectedAttribute(
  words: readonly string[],
  levels: readonly string[] | null,
): ProtectedAttribute | null {
  for (const [attribute, phrases] of Object.entries(protectedNames)) {
    if (phraseIn(words, phrases) !== null) return { attribute, by: "name" };
  }
  if (levels === null) return null;
  const lower = new Set(levels.map((level) => level.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "")));
  if (lower.size < 2) return null;
  for (const [attribute, sets] of Object.entries(protectedLevels)) {
    if (sets.some((set) => [...lower].every((level) => set.includes(level)))) return { attribute, by: "values" };
  }
  return null;
}
