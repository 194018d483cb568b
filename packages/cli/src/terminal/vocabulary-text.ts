import type { VocabularyResult } from "@coterie/wire";
import { type TextColumn, textTable, wrap } from "./text-table.js";

type Concept = VocabularyResult["vocabulary"]["concepts"][number];
type ColumnConcept = NonNullable<VocabularyResult["columns"]>[number];

/** A vocabulary as text: a concept each with its words and names; or where a table was given, what each of its columns would take. */
export function vocabularyText({ vocabulary, columns }: VocabularyResult, width: number): string {
  if (columns !== null) return columnsText(columns);
  return vocabulary.concepts.map((concept) => conceptText(concept, vocabulary.core, width)).join("\n");
}

function conceptText(concept: Concept, core: readonly string[], width: number): string {
  const lead = core.includes(concept.name) ? ", leads the sentence" : "";
  const flag = concept.flag === null ? [] : [`yes/no columns: ${concept.flag}`];
  const levels = concept.levels.length === 0 ? [] : [concept.levels.map(({ phrase }) => phrase).join(" < ")];
  const lines = [
    ...levels,
    ...flag,
    `decided by ${levelRule(concept)}`,
    `called ${[...new Set([concept.label, ...Object.values(concept.labels)])].join(", ")}`,
    `columns ${concept.names.map((name) => name.replace(/^=(.*)/u, "just $1")).join(", ")}`,
  ];
  return [`  ${concept.name}${lead}`, ...lines.map((line) => `     ${wrap(line, width - 5, "       ")}`)].join("\n");
}

function levelRule({ bands, levels, direction }: Concept): string {
  if (levels.length === 0) return "lift over all customers";
  const much = direction === "falling" ? "; much of the column is little of it" : "";
  if (bands === null)
    return `${levels.length === 4 ? "quartiles" : levels.length === 3 ? "tertiles" : `${levels.length} equal shares`} of all customers${much}`;
  return `the bank's bands, at ${bands.map(({ at }) => at).join(" and ")}${much}`;
}

const WHY: Readonly<Record<ColumnConcept["words"], string>> = {
  concept: "",
  "own name": "no concept: would be called by its own name",
  sensitive: "never in words: sensitive",
  silent: "never in words: the vocabulary keeps it silent",
  "not clustered": "not clustered",
  "no number": "a category",
};

function columnsText(columns: readonly ColumnConcept[]): string {
  const titles: readonly TextColumn[] = ["column", "concept", "called", "words"].map((title) => ({
    title,
    align: "left",
  }));
  const rows = columns.map(({ column, concept, label, words, phrases }) => {
    return [column, concept ?? "-", label, concept === null ? WHY[words] : phrases.join(" < ")];
  });
  return textTable(titles, rows);
}
