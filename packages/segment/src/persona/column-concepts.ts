import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { columnLabels } from "./column-labels.js";
import { columnWords } from "./column-traits.js";
import { conceptColumns } from "./concept-columns.js";
import { firstMatch, namePatterns } from "./name-pattern.js";
import { nameWords } from "./name-words.js";
import type { Vocabulary } from "./vocabulary.js";

/** Which words a column of a table may give. */
export interface ColumnConcept {
  readonly column: string;
  /** The concept it carries; null where it carries none. */
  readonly concept: string | null;
  /** What it is called in sentences. */
  readonly label: string;
  /** The words it would give, least value of the column first; empty where none. */
  readonly phrases: readonly string[];
  /** Whether it may give a word, and where not, why: it is sensitive, kept silent, not clustered, or no number. */
  readonly words: "concept" | "own name" | "sensitive" | "silent" | "not clustered" | "no number";
}

/** What a vocabulary makes of each column of a table, in table order. */
export function columnConcepts(table: CustomerTable, vocabulary: Vocabulary): readonly ColumnConcept[] {
  const labels = columnLabels(table, vocabulary);
  const spoken = new Map(conceptColumns(table, vocabulary).map(({ column, concept }) => [column.name, concept]));
  const silent = namePatterns(vocabulary.silent, vocabulary.abbreviations);
  return table.columns.map((column) => {
    const { name, role, sensitive, kind } = column;
    const about = { column: name, label: labels.get(name) ?? name };
    const concept = spoken.get(name);
    if (concept !== undefined) {
      const phrases = columnWords(column as NumericColumn, concept, vocabulary).map(({ phrase }) => phrase);
      return { ...about, phrases, concept: concept?.name ?? null, words: concept === null ? "own name" : "concept" };
    }
    const none = { ...about, phrases: [], concept: null };
    if (sensitive || role === "protected") return { ...none, words: "sensitive" };
    if (firstMatch(nameWords(name, vocabulary.abbreviations), silent) >= 0) return { ...none, words: "silent" };
    if (role !== "feature" && role !== "value") return { ...none, words: "not clustered" };
    return { ...none, words: kind === "numeric" ? "not clustered" : "no number" };
  });
}
