import type { Approach, MeasuredResponse, OfferKind } from "@coterie/segment";
import { z } from "zod";

const text = z.string();
const number = z.number();
const maybe = number.nullable();

/** Kinds of offer; a type-only import cannot bring the list along, so the type holds it to the stage's. */
export const offerKindSchema: z.ZodType<OfferKind> = z.enum([
  "service",
  "account",
  "savings",
  "card",
  "credit",
  "benefit",
  "advice",
]);

/** At most so many contacts in so many days. */
export const cadenceSchema = z.strictObject({ contacts: number.int().positive(), days: number.int().positive() });

/** Click-through of a segment on a channel. */
export const measuredResponseSchema: z.ZodType<MeasuredResponse> = z.strictObject({
  channel: text,
  all: number,
  trials: number,
  successes: number,
  effectiveTrials: number,
  raw: number,
  rate: number,
  low: number,
  high: number,
});

/** What marketing does with a segment. */
export const approachSchema: z.ZodType<Approach> = z.strictObject({
  rule: text,
  objective: text,
  offer: text,
  offerKind: offerKindSchema.nullable(),
  channels: z.array(text),
  responses: z.array(measuredResponseSchema),
  message: text,
  cadence: cadenceSchema.nullable(),
  avoid: text.nullable(),
  guards: z.array(z.strictObject({ name: text, never: text, because: z.array(text) })),
  passedOver: z.array(z.strictObject({ rule: text, guard: text })),
  kpi: z.strictObject({ measure: text, days: number.int().positive() }).nullable(),
  because: z.array(text),
  reasons: z.array(
    z.strictObject({
      text,
      about: text,
      column: text.nullable(),
      statistic: z.enum(["median", "share", "rate", "count"]),
      value: maybe,
      all: maybe,
    }),
  ),
});
