import { columnsOf } from "../columns.js";
import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { firstMatch, namePatterns } from "./name-pattern.js";
import { nameWords } from "./name-words.js";
import type { Concept, Vocabulary } from "./vocabulary.js";

/** A column that may give a word, with the concept it carries; null = known by its own name only. */
export interface ConceptColumn {
  readonly column: NumericColumn;
  readonly concept: Concept | null;
}

/**
 * The numeric columns that may be spoken about, each with its concept: concepts in the vocabulary's order, one column each (the earliest
 * pattern, then the shortest name, then table order), then the columns no concept took, in table order. Sensitive columns and names the
 * vocabulary keeps silent are left out, and so are columns that are neither clustered nor the bank's value.
 */
export function conceptColumns(table: CustomerTable, vocabulary: Vocabulary): readonly ConceptColumn[] {
  const silent = namePatterns(vocabulary.silent, vocabulary.abbreviations);
  const free = columnsOf(table, "feature", "value")
    .filter((column): column is NumericColumn => column.kind === "numeric" && !column.sensitive)
    .map((column) => ({ column, words: nameWords(column.name, vocabulary.abbreviations) }))
    .filter(({ words }) => firstMatch(words, silent) < 0);
  const known: ConceptColumn[] = [];
  for (const concept of vocabulary.concepts) {
    const best = conceptFor(concept, free, vocabulary);
    if (best === null) continue;
    free.splice(free.indexOf(best), 1);
    known.push({ column: best.column, concept });
  }
  return [...known, ...free.map(({ column }) => ({ column, concept: null }))];
}

/** A column and the words of its name. */
export interface NamedColumn {
  readonly column: NumericColumn;
  readonly words: readonly string[];
}

/** The column that carries a concept best: the earliest pattern, then the shortest name, then the order given; null where none does. */
export function conceptFor(
  concept: Concept,
  columns: readonly NamedColumn[],
  vocabulary: Vocabulary,
): NamedColumn | null {
  const names = namePatterns(concept.names, vocabulary.abbreviations);
  const unless = namePatterns(concept.unless, vocabulary.abbreviations);
  const candidates = columns
    .filter(({ column }) => (column.measure === "flag" ? concept.flag !== null : concept.levels.length > 0))
    .filter(({ words }) => firstMatch(words, unless) < 0)
    .map((named) => ({ named, pattern: firstMatch(named.words, names) }))
    .filter(({ pattern }) => pattern >= 0)
    .sort((a, b) => a.pattern - b.pattern || a.named.words.length - b.named.words.length);
  return candidates[0]?.named ?? null;
}
