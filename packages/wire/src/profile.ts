import type { Distribution } from "@coterie/segment";
import { z } from "zod";

const text = z.string();
const count = z.number().int().nonnegative();
const maybe = z.number().nullable();

const numericSummary = z.strictObject({
  column: text,
  count: count.nullable(),
  mean: maybe,
  median: maybe,
  q25: maybe,
  q75: maybe,
});
const category = z.strictObject({
  column: text,
  levels: z.array(z.strictObject({ level: text, count: count.nullable(), share: maybe, lift: maybe })),
});
/** A segment in numbers. */
export const profileSchema = z.strictObject({
  numeric: z.array(
    numericSummary.extend({ difference: maybe, index: maybe, medianPercentile: maybe, cliffsDelta: maybe }),
  ),
  categories: z.array(category),
});

/** All customers in numbers. */
export const baseSchema = z.strictObject({ numeric: z.array(numericSummary), categories: z.array(category) });

/** How a numeric column spreads over bands shared by all groups. */
export const distributionSchema: z.ZodType<Distribution> = z.strictObject({
  column: text,
  scale: z.enum(["linear", "log"]),
  edges: z.array(z.number()),
  base: z.array(count.nullable()),
  segments: z.array(z.array(count.nullable())),
});
