import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { firstMatch, namePatterns } from "../persona/name-pattern.js";
import { nameWords } from "../persona/name-words.js";
import type { Vocabulary } from "../persona/vocabulary.js";

/** Finds numeric columns by what they are called. */
export interface BehaviourColumns {
  /** The first column that fits the earliest pattern and holds none of `unless`. */
  first(patterns: readonly string[], unless?: readonly string[], flag?: boolean): NumericColumn | null;
  /** Every column that fits a pattern, in table order. */
  every(patterns: readonly string[], unless?: readonly string[], flag?: boolean): readonly NumericColumn[];
}

/** The described columns of a table, by the words of their names. Sensitive ones are left out. */
export function behaviourColumns(table: CustomerTable, vocabulary: Vocabulary): BehaviourColumns {
  const { abbreviations } = vocabulary;
  const named = table.columns
    .filter((column): column is NumericColumn => column.kind === "numeric")
    .filter(({ role, sensitive }) => (role === "feature" || role === "describe" || role === "value") && !sensitive)
    .map((column) => ({ column, words: nameWords(column.name, abbreviations) }));
  const matches = (patterns: readonly string[], unless: readonly string[], flag: boolean | undefined) => {
    const wanted = namePatterns(patterns, abbreviations);
    const unwanted = namePatterns(unless, abbreviations);
    return named
      .filter(({ column }) => flag === undefined || flag === (column.measure === "flag"))
      .map(({ column, words }) => ({ column, at: firstMatch(words, unwanted) < 0 ? firstMatch(words, wanted) : -1 }))
      .filter(({ at }) => at >= 0);
  };
  return {
    first: (patterns, unless = [], flag) =>
      matches(patterns, unless, flag).toSorted((a, b) => a.at - b.at)[0]?.column ?? null,
    every: (patterns, unless = [], flag) => matches(patterns, unless, flag).map(({ column }) => column),
  };
}
