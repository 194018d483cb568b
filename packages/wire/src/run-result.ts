import { z } from "zod";
import { judgedSchema, judgementSchema, verdictSchema } from "./comparison.js";
import { advisorSchema } from "./inspect-result.js";
import { declaredUseSchema, roleSchema, silhouetteSchema, warningSchema, waterfallSchema } from "./parts.js";
import { againstSchema } from "./segmentation.js";

const comparisonRow = z.strictObject({
  k: z.number().int(),
  inertia: z.number(),
  silhouetteEuclidean: silhouetteSchema.nullable(),
  silhouetteSquaredEuclidean: z.number().nullable(),
  silhouetteSimplified: z.number().nullable(),
  calinskiHarabasz: z.number().nullable(),
  daviesBouldin: z.number().nullable(),
  sizes: z.array(z.number().int()),
  fittedRows: z.number().int(),
  explainedShare: z.number(),
  worstSegmentSilhouette: z.number().nullable(),
  restarts: z.number().int(),
  restartsAgreeing: z.number().int(),
  judged: judgedSchema.nullable(),
});

const segment = z.strictObject({
  id: z.number().int().positive(),
  name: z.string(),
  persona: z.string(),
  size: z.number().int(),
  share: z.number(),
  means: z.record(z.string(), z.number().nullable()),
});

/**
 * What `--json` prints: one object, keys append-only, what cannot be computed is null.
 * A stage that stops early leaves the later parts empty (`segments` of `compare`) or null (`k`).
 */
export const runResultSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** Segments kept; null when the stage keeps none. */
  k: z.number().int().nullable(),
  /** Whether the segments are real; null = not judged yet. */
  verdict: verdictSchema.nullable(),
  /** The gate that said no (exit code 3), or null. */
  gate: z.string().nullable(),
  seed: z.number().int(),
  rows: waterfallSchema,
  /** ISO date tenures are counted at, or null. */
  asOf: z.string().nullable(),
  columns: z.array(z.strictObject({ name: z.string(), role: roleSchema, why: z.string() })),
  segments: z.array(segment),
  comparison: z.array(comparisonRow),
  warnings: z.array(warningSchema),
  /** What was written, by kind, relative to the working folder with `/`. */
  files: z.record(z.string(), z.string()),
  use: declaredUseSchema,
  /** The verdict and what it rests on; null where nothing was judged. */
  judgement: judgementSchema.nullable(),
  /** What the advisor says of the table; of \`inspect\` only. */
  advisor: advisorSchema.exactOptional(),
  /** Beside the segments the bank has; where `against` named them. */
  against: againstSchema.exactOptional(),
});

export type RunResult = z.infer<typeof runResultSchema>;
