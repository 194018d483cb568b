import type { Comparison, Decision, DensityCurve, JudgedK, Judgement } from "@coterie/segment";
import { z } from "zod";
import { silhouetteSchema } from "./parts.js";

const number = z.number();
const maybe = number.nullable();
const k = z.number().int().positive();
const count = z.number().int().nonnegative();
const text = z.string();

/** Whether the segments are real: read as separate groups, tiers, no segments. */
export const verdictSchema = z.enum(["natural", "sliced", "none"]);

const place = z.strictObject({ at: number, density: number });

const curve: z.ZodType<DensityCurve> = z.strictObject({
  from: number,
  to: number,
  densities: z.array(number),
  peakA: place,
  peakB: place,
  lowest: place,
});

const spread = z.strictObject({ value: number, spread: number });

export const judgedSchema: z.ZodType<JudgedK> = z.strictObject({
  k,
  explainedShare: number,
  nullExplainedShare: number,
  gap: spread,
  stability: z.array(number),
  ari: spread,
  predictionStrength: number,
  valleys: z.array(z.strictObject({ a: k, b: k, value: number, sentence: text, curve: curve.nullable() })),
  innerValleys: z.array(number),
  smallestShare: number,
  conditions: z.array(
    z.strictObject({
      segment: k,
      dimension: count,
      operator: z.enum(["<=", ">", "="]),
      threshold: number,
      jaccard: number,
      text,
    }),
  ),
  remarks: z.array(text),
});

const decision = z.strictObject({
  verdict: verdictSchema,
  k,
  runnerUp: k.nullable(),
  candidates: z.array(k),
  separated: z.array(k),
} satisfies Record<keyof Decision, z.ZodType>);

const preferred = k.nullable();

export const judgementSchema: z.ZodType<Judgement> = decision.extend({
  sampleRows: count,
  resamples: count,
  nullDraws: count,
  nullDeviation: number,
  calibrated: z.boolean(),
  limits: z.strictObject({
    stability: number,
    valley: number,
    smallestShare: number,
    gap: number,
    gapShare: number,
    predictionStrength: number,
    condition: number,
  }),
  prefers: z.strictObject({
    silhouetteEuclidean: preferred,
    worstSegmentSilhouette: preferred,
    silhouetteSquaredEuclidean: preferred,
    silhouetteSimplified: preferred,
    calinskiHarabasz: preferred,
    daviesBouldin: preferred,
    gap: preferred,
    stability: preferred,
    ari: preferred,
    predictionStrength: preferred,
    valley: preferred,
  }),
  unrestricted: decision.extend({ from: k, to: k }),
  shortList: decision.extend({ columns: z.array(text) }).nullable(),
  sentences: z.array(text),
  instead: z.array(text),
  leftOut: z.array(text),
});

export const comparisonSchema: z.ZodType<Comparison> = z.strictObject({
  rows: z.array(
    z.strictObject({
      k,
      fittedRows: count,
      inertia: number,
      explainedShare: number,
      silhouetteEuclidean: silhouetteSchema.nullable(),
      worstSegmentSilhouette: maybe,
      silhouetteSquaredEuclidean: maybe,
      silhouetteSimplified: maybe,
      calinskiHarabasz: maybe,
      daviesBouldin: maybe,
      sizes: z.array(count),
      iterations: count,
      converged: z.boolean(),
      restarts: count,
      restartsAgreeing: count,
      judged: judgedSchema.nullable(),
    }),
  ),
  verdict: verdictSchema.nullable(),
  judgement: judgementSchema.nullable(),
  kept: z.strictObject({ k, why: text }),
});
