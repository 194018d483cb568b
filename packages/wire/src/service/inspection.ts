import type { Segmentation } from "@coterie/segment";
import { z } from "zod";
import { roleSchema, warningSchema, waterfallSchema } from "../parts.js";
import { baseSchema } from "../profile.js";
import { pictureSchema } from "../segmentation.js";

const columnSchema = z.strictObject({
  name: z.string(),
  role: roleSchema,
  why: z.string().describe("Why it has that role, as a clause"),
  sensitive: z.boolean(),
  kind: z.enum(["numeric", "categorical", "unread"]),
  measure: z.enum(["flag", "count", "amount", "days"]).nullable(),
  unit: z.string().nullable(),
  missing: z.number().nullable().describe("Share of customers without a value; null for unread columns"),
  asked: z.boolean().describe("Whether the configuration names its role"),
  distanceShare: z
    .number()
    .nullable()
    .describe("Share of all distances it decides once prepared; null when it is not clustered"),
});

/** What is in a table and what each column is for, before anything is clustered. Counts, never rows. */
export const inspectionSchema = z
  .strictObject({
    rows: waterfallSchema,
    asOf: z.string().nullable(),
    columns: z.array(columnSchema),
    /** Every column that is described, over all customers. Small cells are withheld. */
    base: baseSchema as z.ZodType<Segmentation["base"]>,
    /** All customers on the plane of the first two principal components; null while nothing can be clustered. */
    picture: pictureSchema.nullable(),
    /** What stands in the way of clustering, or null. */
    blocked: z.string().nullable(),
    warnings: z.array(warningSchema),
  })
  .meta({ id: "Inspection" });

export type Inspection = z.infer<typeof inspectionSchema>;
