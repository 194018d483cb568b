/** One level of a concept: the word, how it stands in the sentence, and what it may lend to a segment's name. */
export interface LevelWord {
  readonly level: string;
  readonly phrase: string;
  /** First words of a name, like `Careful`; the best first. Empty where the level is nothing to call a person by. */
  readonly adjectives: readonly string[];
  /** Last words of a name, like `Regulars`. */
  readonly nouns: readonly string[];
}

/** Where one band ends and the next begins, in the column's units. */
export interface BandEdge {
  readonly at: number;
  /** Whether the value itself is of the lower band. */
  readonly lowerHolds: boolean;
}

/**
 * Something worth saying about customers, the column names that carry it, and its words. A name pattern is a few words that must all
 * occur in the column's name (`nameWords` reads both); a pattern that starts with `=` must be the whole name.
 */
export interface Concept {
  readonly name: string;
  /** What its column is called in sentences: `transactions`. */
  readonly label: string;
  /** Pattern → label, where columns found by that pattern are called otherwise. */
  readonly labels: Readonly<Record<string, string>>;
  /** What its column is measured in. */
  readonly unit: "number" | "money" | "points" | "time" | "share";
  /** Column-name patterns, the most telling first. */
  readonly names: readonly string[];
  /** Words that rule a column out: a `transaction amount` is no usage. */
  readonly unless: readonly string[];
  /** `falling` = much of the column is little of the concept: withdrawals and budget-consciousness. */
  readonly direction: "rising" | "falling";
  /** From least to most of the concept; empty when the concept is read from 0/1 columns only. */
  readonly levels: readonly LevelWord[];
  /** What a customer with a 1 does, for 0/1 columns: `has a loan`. Null when the concept is never one. */
  readonly flag: string | null;
  /** What a segment most of whom have a 1 may be named by. */
  readonly flagNames: Pick<LevelWord, "adjectives" | "nouns">;
  /** The bank's own borders between the levels, by rising value of the column, one fewer than levels; null = equal shares of all customers. */
  readonly bands: readonly BandEdge[] | null;
}

/** Every word a persona may use, as data. */
export interface Vocabulary {
  /** Concepts that lead the sentence, in its order, wherever their columns exist. */
  readonly core: readonly string[];
  readonly concepts: readonly Concept[];
  /** Short forms in column names and the word they stand for. */
  readonly abbreviations: Readonly<Record<string, string>>;
  /** Name patterns that never give a word, whatever the column's role. */
  readonly silent: readonly string[];
  /** Levels of a column no concept knows, least first; put before its own name. */
  readonly unknownLevels: readonly string[];
  /** Names for segments that no trait tells apart. They say nothing of people. */
  readonly neutralNames: readonly string[];
}
