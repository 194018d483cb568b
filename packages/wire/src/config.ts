import type { VocabularyFile } from "@coterie/segment";
import { z } from "zod";
import { vocabularySchema } from "./vocabulary.js";

const vocabulary: z.ZodType<VocabularyFile, VocabularyFile> = vocabularySchema;

import { playbookSchema } from "./playbook.js";

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);

/** The K to compare: `4,5,6`, `2..10`, one number, or a list. Resolved to ascending distinct whole numbers in the given order. */
const kRange = z.union([z.number(), z.string(), z.array(z.number())]).transform((given, context): number[] => {
  const ks = typeof given === "string" ? parseKs(given) : [given].flat();
  if (ks === null || ks.length === 0 || ks.some((k) => !Number.isInteger(k) || k < 2 || k > 100)) {
    context.addIssue({
      code: "custom",
      message: `k must be whole numbers from 2 to 100, like 4,5,6 or 2..10; got ${JSON.stringify(given)}.`,
    });
    return z.NEVER;
  }
  return [...new Set(ks)];
});

function parseKs(text: string): number[] | null {
  const range = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(text);
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return low > high || high - low > 100 ? null : Array.from({ length: high - low + 1 }, (_, i) => low + i);
  }
  const parts = text.split(",").map((part) => part.trim());
  return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : null;
}

const limit = z.number().nullable();

/** The lower and the upper limit of a column; null is open. */
export const limitsSchema = z.tuple([limit, limit]);

/** What a person decided of one column; `drop` alone may stand for it. */
const columnDecision = z.union([
  z.literal("drop").transform(() => ({ drop: true })),
  z.strictObject({
    drop: z.boolean().exactOptional().describe("Leave it out of clustering; it is described all the same"),
    missing: z
      .union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))])
      .transform((given) => [given].flat())
      .exactOptional()
      .describe("Values that mean not known: numbers, levels, or dates like 1900-01-01"),
    limits: limitsSchema.exactOptional().describe("Values beyond these count as these; null is open"),
    split: z.boolean().exactOptional().describe("Two dimensions: whether there is any, and how much"),
  }),
]);

/** Columns that together count as so many, once resolved. */
export const blockWeight = z.strictObject({
  columns: z.array(z.string()),
  countAs: z.number(),
  name: z.string().exactOptional(),
});

const blockAsWritten = blockWeight.extend({
  columns: names,
  countAs: z.number().positive().max(1000).describe("How many standardised columns they count as together"),
});

/** `coterie.yaml`: everything that decides the result, and nothing else (no paths, threads or passwords). Unknown keys are refused. */
export const configSchema = z.strictObject({
  k: kRange.optional().describe("K to compare: 4,5,6 or 2..10 (default 2..8)"),
  keep: z.number().int().min(2).optional().describe("The K to keep (default: the one recommended)"),
  seed: z.number().int().min(0).max(4294967295).optional().describe("Seed of everything random (default 0)"),
  quick: z.boolean().optional().describe("Judge K in fewer resamples of fewer customers (default false)"),
  allowNone: z
    .boolean()
    .optional()
    .describe("Write personas, scores and playbook even where there are no segments (default false)"),
  restarts: z
    .number()
    .int()
    .min(1)
    .max(10000)
    .optional()
    .describe("Starts per K (default 50 up to 50,000 customers, else 10)"),
  prepare: z.enum(["auto", "plain", "none"]).optional().describe("How columns become comparable (default auto)"),
  columns: z
    .record(z.string(), columnDecision)
    .optional()
    .describe("Decisions by column, over what prepare would do: drop, missing, limits, split"),
  weights: z.array(blockAsWritten).optional().describe("Blocks of columns that together count as so many columns"),
  carve: z
    .record(z.string(), z.string())
    .optional()
    .describe("Rule segments taken out before clustering: an SQL condition by name"),
  against: z.string().optional().describe("Column of existing segments to compare with at equal K"),
  exactSilhouette: z.boolean().optional().describe("Silhouette over all pairs of rows, however many (default false)"),
  minCell: z
    .number()
    .int()
    .min(1)
    .max(1000000)
    .optional()
    .describe("Figures on fewer customers are withheld (default 10)"),
  where: z.string().optional().describe("SQL condition that defines the population"),
  decimal: z.enum([".", ","]).optional().describe("Decimal sign where a column does not decide it"),
  sampleRows: z
    .number()
    .int()
    .min(100)
    .optional()
    .describe("Customers fetched at most from a database; K is compared on them (default 1,000,000)"),
  pushDown: z
    .enum(["auto", "none"])
    .optional()
    .describe("Settle the segments over a larger table where it is (auto, the default), or read every row here (none)"),
  sheet: z.string().optional().describe("Sheet of a workbook (default: the first)"),
  asOf: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "asOf must be a date like 2026-11-30.")
    .optional()
    .describe("Date at which tenures are counted (default: the latest date in the data)"),
  allowProtected: z
    .boolean()
    .optional()
    .describe("Let protected columns named in features be clustered (default false)"),
  roles: z
    .strictObject({
      id: names.optional(),
      features: names.optional(),
      describe: names.optional(),
      protected: names.optional(),
      objection: names.optional(),
      consent: names.optional(),
      value: names.optional(),
      weight: names.optional(),
      ignore: names.optional(),
    })
    .optional()
    .describe("Column names by role, where the inferred role is not right"),
  names: z
    .record(z.string().regex(/^[1-9]\d*$/), z.string())
    .optional()
    .describe("Names a person gave, by segment id, like {1: Steady savers}"),
  vocabulary: z
    .union([z.string(), vocabulary])
    .optional()
    .describe("Words for personas: a YAML file beside this one, or what would stand in it (default: the shipped ones)"),
  playbook: z
    .union([z.string(), playbookSchema])
    .optional()
    .describe("The rules that choose approaches: a YAML file, or the playbook itself (default: Coterie's own)"),
  scores: z.enum(["csv", "parquet", "none"]).optional().describe("Format of the scores (default csv)"),
});

/** A config as written by a person: every key optional. */
export type Config = z.infer<typeof configSchema>;
