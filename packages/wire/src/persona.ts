import type { Behaviour, Interval, Persona } from "@coterie/segment";
import { z } from "zod";

const number = z.number();
const count = z.number().int().nonnegative();
const text = z.string();
const maybe = number.nullable();

const interval: z.ZodType<Interval> = z.strictObject({ low: number, high: number });

/** A word about a segment, and its evidence. */
const traitSchema = z.strictObject({
  concept: text,
  level: text,
  phrase: text,
  column: text,
  label: text,
  unit: text.nullable(),
  statistic: z.enum(["median", "share"]),
  value: number,
  all: maybe,
  interval: interval.nullable(),
  levelRule: z.enum(["quantiles", "bands", "lift"]),
  threshold: z.strictObject({ from: maybe, to: maybe }),
  position: number,
  from: number,
  to: number,
  effect: number,
  count,
  sharedWith: z.array(count),
  apart: maybe,
});

/** The shortest rule that finds a segment. */
const ruleSchema = z.strictObject({
  conditions: z.array(
    z.strictObject({
      column: text,
      label: text,
      operator: z.enum(["<=", ">", "=", "<>"]),
      value: z.union([number, text]),
      sensitive: z.boolean(),
    }),
  ),
  text,
  recall: number,
  precision: number,
});

/** A segment in words. */
export const personaSchema: z.ZodType<Persona> = z.strictObject({
  sentence: text,
  traits: z.array(traitSchema),
  paragraph: text,
  notes: z.array(text),
  composite: z
    .strictObject({
      sentence: text,
      values: z.array(
        z.strictObject({
          column: text,
          label: text,
          statistic: z.enum(["median", "mode"]),
          value: z.union([number, text]),
          unit: text.nullable(),
        }),
      ),
    })
    .nullable(),
  rule: ruleSchema.nullable(),
  named: z
    .strictObject({
      by: z.enum(["coterie", "person"]),
      under: z.array(z.strictObject({ concept: text, level: text })),
    })
    .nullable(),
});

const rate = z.strictObject({ here: number, all: number, others: number, interval: interval.nullable(), count });
const share = rate.extend({ column: text, label: text });
const holding = rate.extend({ product: text, column: text, lift: maybe, liftInterval: interval.nullable() });
const amount = z.strictObject({
  column: text,
  label: text,
  unit: text.nullable(),
  mean: number,
  interval: interval.nullable(),
  median: number,
  all: number,
  others: number,
  count,
});

/** What a segment was seen doing. */
export const behaviourSchema: z.ZodType<Behaviour> = z.strictObject({
  channels: z.array(rate.extend({ channel: text, impressions: number, clicks: number })),
  clickThrough: rate.nullable(),
  internetBanking: rate.nullable(),
  products: z.array(holding),
  nextProduct: holding.nullable(),
  deposits: amount.nullable(),
  withdrawals: amount.nullable(),
  borrowing: z.array(share),
  borrowed: z.array(amount),
  uptake: z.array(share),
});
