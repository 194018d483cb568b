import type { CustomerTable } from "../customer-table.js";
import { columnTitle } from "./column-phrase.js";
import { conceptFor, type NamedColumn } from "./concept-columns.js";
import { firstMatch, namePatterns } from "./name-pattern.js";
import { nameWords } from "./name-words.js";
import type { Concept, Vocabulary } from "./vocabulary.js";

/**
 * What every column is called in sentences: by the vocabulary where it knows the column, else by its own name as words. A concept gives its label
 * to one column, features before others, so that no two are called alike.
 */
export function columnLabels(table: CustomerTable, vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const labels = new Map(table.columns.map(({ name }) => [name, columnTitle(name)]));
  const named = table.columns
    .filter((column) => column.kind === "numeric")
    .map((column) => ({ column, words: nameWords(column.name, vocabulary.abbreviations) }));
  const inUse = ({ column }: NamedColumn): boolean => column.role === "feature" || column.role === "value";
  const free = [...named.filter(inUse), ...named.filter((each) => !inUse(each))];
  const taken = new Set<string>();
  for (const concept of vocabulary.concepts) {
    const best = conceptFor(concept, free.filter(inUse), vocabulary) ?? conceptFor(concept, free, vocabulary);
    if (best === null) continue;
    free.splice(free.indexOf(best), 1);
    const label = labelOf(concept, best.words, vocabulary);
    if (!taken.has(label)) labels.set(best.column.name, label);
    taken.add(label);
  }
  return labels;
}

function labelOf(concept: Concept, words: readonly string[], vocabulary: Vocabulary): string {
  const entries = Object.entries(concept.labels);
  const patterns = namePatterns(
    entries.map(([pattern]) => pattern),
    vocabulary.abbreviations,
  );
  const at = firstMatch(words, patterns);
  return at < 0 ? concept.label : entries[at][1];
}
