import type { Plan } from "@coterie/segment";
import { z } from "zod";
import { measuredResponseSchema } from "./approach.js";
import { declaredUseSchema, warningSchema } from "./parts.js";

const text = z.string();
const number = z.number();
const maybe = number.nullable();
const count = z.number().int().nonnegative();
const range = z.strictObject({ expected: number, low: number, high: number });
const measure = z.enum(["conversion", "click"]);

const line = z.strictObject({
  segment: count,
  name: text,
  rule: text,
  objective: text,
  offer: text,
  channel: text,
  audience: z.strictObject({
    customers: count,
    contactable: count.nullable(),
    consentColumn: text.nullable(),
    needsConsent: z.boolean(),
    contactsEach: count,
  }),
  response: measuredResponseSchema.nullable(),
  rank: count,
  costPerContact: maybe,
  costOfAll: maybe,
  worth: z
    .strictObject({ margin: number, churn: maybe, tenureYears: maybe, lifetimeValue: maybe, perConversion: number })
    .nullable(),
  breakEven: maybe,
  effect: z.strictObject({ conversion: range, baseline: range, lift: range }).nullable(),
  profitOfAll: range.nullable(),
  power: z
    .strictObject({
      measure,
      from: number,
      to: number,
      customersPerArm: count,
      available: count,
      detectable: maybe,
      enough: z.boolean(),
      days: count.nullable(),
    })
    .nullable(),
});

const split = z.strictObject({
  budget: number,
  allotments: z.array(
    z.strictObject({
      segment: count,
      channel: text,
      customers: count,
      contacts: count,
      cost: number,
      extraConversions: range,
      profit: range,
    }),
  ),
  spent: number,
  unspent: number,
  profit: range,
  shortOfBest: number,
  caveat: text.nullable(),
  stoppedBy: z.enum(["budget", "no profitable contact left"]),
});

/** A campaign plan: `plan.json`, and what `plan --json` prints. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  format: z.literal("coterie.plan"),
  formatVersion: z.literal(1),
  use: declaredUseSchema,
  finding: text,
  basis: z.enum(["ranked", "costed", "economic"]),
  currency: text.nullable(),
  budget: maybe,
  lines: z.array(line),
  split: split.nullable(),
  pools: z.array(
    z.strictObject({
      segments: z.tuple([count, count]),
      channel: text,
      measure,
      customersPerArm: count,
      available: count,
      enough: z.boolean(),
      text,
    }),
  ),
  values: z.array(z.strictObject({ segment: count, mean: number, share: maybe })).nullable(),
  warnings: z.array(warningSchema),
  provenance: z.strictObject({
    coterieVersion: text,
    modelHash: text,
    tableHash: text,
    counted: z.enum(["model", "table"]),
    config: z.record(text, z.unknown()),
  }),
});
