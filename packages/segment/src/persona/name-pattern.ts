import { nameWords } from "./name-words.js";

/** A pattern of the vocabulary, read once. */
export interface NamePattern {
  readonly words: readonly string[];
  /** Whether the words must be the whole name. */
  readonly whole: boolean;
}

/**
 * Read name patterns.
 *
 * @param patterns A few words each, to be found in a name in any order; after `=` they must be the whole name.
 * @param abbreviations Short form to word, as for the names they are held against.
 */
export function namePatterns(
  patterns: readonly string[],
  abbreviations: Readonly<Record<string, string>>,
): readonly NamePattern[] {
  return patterns.map((pattern) => ({ words: nameWords(pattern, abbreviations), whole: pattern.startsWith("=") }));
}

/** The index of the first pattern that a name of these words fits, or −1. */
export function firstMatch(words: readonly string[], patterns: readonly NamePattern[]): number {
  return patterns.findIndex(
    (pattern) =>
      (!pattern.whole || pattern.words.length === words.length) && pattern.words.every((word) => words.includes(word)),
  );
}
