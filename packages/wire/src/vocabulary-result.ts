import type { ColumnConcept, Vocabulary } from "@coterie/segment";
import { z } from "zod";

const text = z.string();
const names = z.strictObject({ adjectives: z.array(text), nouns: z.array(text) });

/** What `vocabulary --json` prints: every concept and its words, and what each column of a table would take. */
export const vocabularyResultSchema: z.ZodType<VocabularyResult> = z.strictObject({
  formatVersion: z.literal(1),
  vocabulary: z.strictObject({
    core: z.array(text),
    concepts: z.array(
      z.strictObject({
        name: text,
        label: text,
        labels: z.record(text, text),
        unit: z.enum(["number", "money", "points", "time", "share"]),
        names: z.array(text),
        unless: z.array(text),
        direction: z.enum(["rising", "falling"]),
        levels: z.array(names.extend({ level: text, phrase: text })),
        flag: text.nullable(),
        flagNames: names,
        bands: z.array(z.strictObject({ at: z.number(), lowerHolds: z.boolean() })).nullable(),
      }),
    ),
    abbreviations: z.record(text, text),
    silent: z.array(text),
    unknownLevels: z.array(text),
    neutralNames: z.array(text),
  }),
  columns: z
    .array(
      z.strictObject({
        column: text,
        concept: text.nullable(),
        label: text,
        phrases: z.array(text),
        words: z.enum(["concept", "own name", "sensitive", "silent", "not clustered", "no number"]),
      }),
    )
    .nullable(),
});

/** A vocabulary, and what it makes of a table's columns. */
export interface VocabularyResult {
  readonly formatVersion: 1;
  readonly vocabulary: Vocabulary;
  /** Null where no table was given. */
  readonly columns: readonly ColumnConcept[] | null;
}
