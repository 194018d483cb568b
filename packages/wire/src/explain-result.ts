import type { Behaviour, DeclaredUse, Persona, Resampling, Segment } from "@coterie/segment";
import { z } from "zod";
import { declaredUseSchema } from "./parts.js";
import { behaviourSchema, personaSchema } from "./persona.js";

/** What `explain --json` prints: each segment's words with their evidence, and the rule that finds it. */
export const explainResultSchema: z.ZodType<ExplainResult> = z.strictObject({
  formatVersion: z.literal(1),
  use: declaredUseSchema,
  resampling: z
    .strictObject({ rows: z.number().int().nonnegative(), resamples: z.number().int().nonnegative() })
    .nullable(),
  segments: z.array(
    z.strictObject({
      id: z.number().int().positive(),
      name: z.string(),
      size: z.number().int().nonnegative(),
      share: z.number(),
      nameHolds: z.boolean(),
      persona: personaSchema,
      behaviour: behaviourSchema.nullable(),
    }),
  ),
});

/** The words of segments and what they rest on, as `explain --json` prints them. */
export interface ExplainResult {
  readonly formatVersion: 1;
  readonly use: DeclaredUse;
  /** What the intervals rest on; null where none were taken. */
  readonly resampling: Resampling | null;
  readonly segments: readonly (Pick<Segment, "id" | "name" | "size" | "share"> & {
    /** Whether the traits the name was given under are true still. */
    readonly nameHolds: boolean;
    readonly persona: Persona;
    /** What it was seen doing; null in models of format 1. */
    readonly behaviour: Behaviour | null;
  })[];
}
