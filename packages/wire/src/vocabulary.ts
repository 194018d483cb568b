import { z } from "zod";

const text = z.string().min(1);
const texts = z.array(text);

const level = z.union([
  text,
  z.strictObject({
    level: text,
    phrase: text.optional(),
    adjectives: texts.optional(),
    nouns: texts.optional(),
  }),
]);

/** A vocabulary file: what a bank wants to say otherwise than the shipped vocabulary, or instead of it. Unknown keys are refused. */
export const vocabularySchema = z.strictObject({
  replace: z.boolean().optional().describe("Only what stands here; the shipped concepts are dropped (default false)"),
  core: texts.optional().describe("Concepts that lead the sentence, in its order"),
  concepts: z
    .array(
      z.strictObject({
        name: text,
        label: text.optional().describe("What its column is called in sentences"),
        labels: z.record(text, text).optional().describe("Words of a column name: what it is called then"),
        unit: z.enum(["number", "money", "points", "time", "share"]).optional(),
        names: texts
          .optional()
          .describe("Column names that carry it: words that must all occur; after = the whole name"),
        unless: texts.optional().describe("Words that rule a column out"),
        direction: z.enum(["rising", "falling"]).optional(),
        levels: z.array(level).optional().describe("From least to most of the concept, three or more"),
        flag: text.nullable().optional().describe("What a customer with a 1 does, for yes/no columns"),
        flagNames: z.strictObject({ adjectives: texts.exactOptional(), nouns: texts.exactOptional() }).optional(),
      }),
    )
    .optional()
    .describe("By name: what is to differ of a concept, or a new one"),
  bands: z
    .record(text, z.record(text, z.union([z.string(), z.number()])))
    .optional()
    .describe("Concept, level: <4000, 4000-9000 or >9000; otherwise equal shares of all customers decide"),
  abbreviations: z.record(text, text).optional(),
  silent: z
    .array(z.union([text, texts]))
    .optional()
    .describe("Column names that never give a word"),
  unknownLevels: texts.optional(),
  neutralNames: texts.optional(),
});
