import type { Against, Segmentation } from "@coterie/segment";
import { z } from "zod";
import { approachSchema } from "./approach.js";
import { comparisonSchema } from "./comparison.js";
import { declaredUseSchema, roleSchema, warningSchema, waterfallSchema } from "./parts.js";
import { behaviourSchema, personaSchema } from "./persona.js";
import { baseSchema, distributionSchema, profileSchema } from "./profile.js";

const number = z.number();
const count = z.number().int().nonnegative();
const text = z.string();
const maybe = number.nullable();

const recipe = z.strictObject({
  mode: z.enum(["auto", "plain", "none"]),
  steps: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("numeric"),
        column: text,
        missing: z.array(number).exactOptional(),
        impute: number,
        limits: z.tuple([maybe, maybe]).exactOptional(),
        transform: z.enum(["identity", "log1p"]),
        center: number,
        scale: number,
        split: z.literal(true).exactOptional(),
        missingFlag: z.boolean(),
        weight: number.exactOptional(),
        why: text,
      }),
      z.strictObject({
        kind: z.literal("category"),
        column: text,
        missing: z.array(text).exactOptional(),
        levels: z.array(text),
        weight: number,
        why: text,
      }),
    ]),
  ),
  dimensions: z.array(
    z.strictObject({
      name: text,
      column: text,
      part: z.enum(["value", "has", "missing", "level"]),
      distanceShare: number,
    }),
  ),
});

const segment = z.strictObject({
  id: count,
  name: text,
  size: count,
  share: number,
  valueShare: maybe,
  centroid: z.array(number),
  typical: z.record(text, number),
  means: z.record(text, maybe),
  profile: profileSchema,
  persona: personaSchema,
  behaviour: behaviourSchema.nullable(),
  approach: approachSchema,
  rule: z.strictObject({ condition: text }).nullable(),
});

const influence = z.strictObject({ distance: number, separation: number, explained: number });

const explained = z.strictObject({
  column: text,
  kind: z.enum(["value", "outcome"]),
  ours: number,
  theirs: number,
});

/** Our segments beside the bank's own. */
export const againstSchema: z.ZodType<Against> = z.strictObject({
  column: text,
  k: count,
  existing: z.array(z.strictObject({ level: text, size: count, shares: z.array(maybe) })),
  customers: count,
  adjustedRandIndex: number,
  changes: z.array(text),
  explained: z.array(explained),
  keep: z.enum(["ours", "theirs"]),
  sentence: text,
});

/** A clustered column that tells a protected one. */
export const standInSchema = z.strictObject({
  protected: text,
  feature: text,
  level: text.nullable(),
  statistic: z.enum(["auc", "cramersV"]),
  value: number,
});

/** How strongly the segments of one K go with each protected column. */
export const associationsOfKSchema = z.strictObject({
  k: count,
  associations: z.array(z.strictObject({ column: text, cramersV: maybe })),
});

/** Who decides, under a notebook's preparation and under the one kept. */
export const distanceReportSchema = z.strictObject({
  k: count,
  plainRows: count,
  columns: z.array(z.strictObject({ column: text, plain: influence.nullable(), kept: influence.nullable() })),
});

export const pictureSchema: z.ZodType<Segmentation["picture"]> = z.strictObject({
  explained: z.tuple([number, number]),
  loadings: z.array(z.strictObject({ dimension: text, x: number, y: number })),
  x: z.tuple([number, number]),
  y: z.tuple([number, number]),
  columns: count,
  rows: count,
  cells: z.array(z.strictObject({ segment: count, column: count, row: count, count })),
  centroids: z.array(z.strictObject({ segment: count, x: number, y: number })),
});

const there = z.strictObject({
  engine: text,
  place: text,
  snapshot: text.nullable(),
  customers: count,
  sample: z.strictObject({ customers: count, drawnBy: text }).nullable(),
  passes: count,
  moved: number,
  converged: z.boolean(),
  inertia: number,
  explainedShare: maybe,
  calinskiHarabasz: maybe,
  daviesBouldin: maybe,
  silhouetteSquaredEuclidean: maybe,
  columns: z.array(z.strictObject({ column: text, present: count, sum: number })),
});

/** A model file as it is read back: the whole of `Segmentation`, unknown keys refused. */
export const segmentationSchema: z.ZodType<Segmentation> = z.strictObject({
  format: z.literal("coterie.segmentation"),
  formatVersion: z.literal(2),
  use: declaredUseSchema,
  k: count,
  rows: waterfallSchema,
  asOf: text.nullable(),
  columns: z.array(
    z.strictObject({
      name: text,
      role: roleSchema,
      why: text,
      sensitive: z.boolean(),
      kind: z.enum(["numeric", "categorical", "unread"]),
      measure: z.enum(["flag", "count", "amount", "days"]).nullable(),
      unit: text.nullable(),
      missing: maybe,
    }),
  ),
  recipe,
  comparison: comparisonSchema,
  minCell: count,
  base: baseSchema,
  segments: z.array(segment),
  associations: z.array(
    z.strictObject({ column: text, cramersV: maybe, levels: z.array(text), shares: z.array(z.array(maybe)) }),
  ),
  associationsByK: z.array(associationsOfKSchema),
  standIns: z.array(standInSchema),
  distance: distanceReportSchema.nullable(),
  against: againstSchema.nullable(),
  distributions: z.array(distributionSchema),
  picture: pictureSchema,
  goldenRows: z.array(
    z.strictObject({ values: z.array(z.union([number, text, z.null()])), segment: count, distance: number }),
  ),
  resampling: z.strictObject({ rows: count, resamples: count }).nullable(),
  provenance: z.strictObject({
    coterieVersion: text,
    tableHash: text,
    rowOrder: z.enum(["sorted", "as-read"]),
    seed: count,
    config: z.record(text, z.unknown()),
    there: there.exactOptional(),
  }),
  warnings: z.array(warningSchema),
});
