import type { Advice, Effect, Inspection, Trial } from "@coterie/segment";
import { z } from "zod";
import { blockWeight, limitsSchema } from "./config.js";
import { associationsOfKSchema, distanceReportSchema, standInSchema } from "./segmentation.js";

const text = z.string();
const share = z.number().nullable();

const trial: z.ZodType<Trial> = z.strictObject({
  verdict: z.enum(["natural", "sliced", "none"]),
  k: z.number().int(),
  valley: z.number(),
  stability: z.number(),
  silhouette: share,
  columns: z.number().int(),
});

const effect: z.ZodType<Effect> = z.strictObject({ with: trial, agreement: z.number() });

const accept = z.strictObject({
  prepare: z.enum(["auto", "plain", "none"]).exactOptional(),
  columns: z
    .record(
      text,
      z.strictObject({
        drop: z.boolean().exactOptional(),
        missing: z.array(z.union([z.number(), text])).exactOptional(),
        limits: limitsSchema.exactOptional(),
        split: z.boolean().exactOptional(),
      }),
    )
    .exactOptional(),
  weights: z.array(blockWeight).exactOptional(),
  carve: z.record(text, text).exactOptional(),
});

const advice: z.ZodType<Advice> = z.strictObject({
  kind: z.enum([
    "sentinel",
    "constant",
    "id-like",
    "duplicate",
    "function",
    "outcome",
    "unscaled",
    "outliers",
    "zero-inflation",
    "block",
    "unrelated",
    "carve",
    "short-list",
  ]),
  columns: z.array(text),
  what: text,
  why: text,
  accept,
  effect: effect.nullable(),
  proposed: z.boolean(),
});

/** What the advisor says of a table, as `inspect --json` prints it under `advisor`. */
export const advisorSchema: z.ZodType<Inspection> = z.strictObject({
  columns: z.array(
    z.strictObject({
      column: text,
      type: z.enum(["flag", "count", "amount", "days", "category"]),
      missing: z.number(),
      sentinels: z.array(z.strictObject({ value: z.union([z.number(), text]), share: z.number() })),
      skewness: share,
      zeros: share,
      mostFrequent: z.number(),
    }),
  ),
  advice: z.array(advice),
  accepted: accept,
  sampleRows: z.number().int(),
  resamples: z.number().int(),
  asIs: trial.nullable(),
  withAdvice: effect.nullable(),
  obstacle: text.nullable(),
  blocks: z.array(z.array(text)),
  standIns: z.array(standInSchema),
  associationsByK: z.array(associationsOfKSchema),
  distance: distanceReportSchema.nullable(),
  protectedInPlain: z.array(
    z.strictObject({
      k: z.number().int(),
      columns: z.array(z.strictObject({ column: text, separation: z.number(), explained: z.number() })),
    }),
  ),
});

export type Advisor = z.infer<typeof advisorSchema>;
