import type { ColumnRole, DeclaredUse, SilhouetteEstimate, Warning, Waterfall } from "@coterie/segment";
import { z } from "zod";

const count = z.number().int().nonnegative();

export const roleSchema: z.ZodType<ColumnRole> = z.enum([
  "id",
  "feature",
  "describe",
  "protected",
  "objection",
  "consent",
  "value",
  "weight",
  "ignore",
]);

export const waterfallSchema: z.ZodType<Waterfall> = z.strictObject({
  read: count,
  filtered: count,
  objected: count,
  duplicate: count,
  unusable: count,
  segmented: count,
});

export const warningSchema: z.ZodType<Warning> = z.strictObject({ code: z.string(), message: z.string() });

export const silhouetteSchema: z.ZodType<SilhouetteEstimate> = z.strictObject({
  value: z.number(),
  rows: count,
  exact: z.boolean(),
  low: z.number(),
  high: z.number(),
});

/** What an output may be used for. */
export const declaredUseSchema: z.ZodType<DeclaredUse> = z.strictObject({
  intended: z.string().describe("What it is for"),
  prohibited: z.string().describe("What it must not be used for: decisions on credit above all"),
});
