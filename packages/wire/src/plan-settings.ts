import type { MeasuredRate, PlanSettings } from "@coterie/segment";
import { z } from "zod";
import { cadenceSchema } from "./approach.js";

const share = z.number().min(0).max(1);
const money = z.number().min(0);

const rate = z
  .strictObject({
    of: z.number().int().positive().optional(),
    converted: z.number().int().min(0).optional(),
    rate: share.optional(),
    low: share.optional(),
    high: share.optional(),
  })
  .transform((given, context): MeasuredRate => {
    const { of, converted, rate: expected, low, high } = given;
    const refuse = (message: string): never => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (of !== undefined && converted !== undefined && expected === undefined) {
      if (converted <= of) return { of, converted };
      return refuse(`cannot be over 100%; got ${converted} converted of ${of}. Mend the counts.`);
    }
    if (expected !== undefined && low !== undefined && high !== undefined && of === undefined) {
      if (low <= expected && expected <= high) return { expected, low, high };
      return refuse(`must have low, rate and high in rising order; got ${low}, ${expected}, ${high}.`);
    }
    return refuse(
      "must be counts, {of: 5200, converted: 131}, or a rate with its interval, {rate: 0.025, low: 0.021, high: 0.03}: a rate without what it rests on says nothing of profit.",
    );
  });

const channel = z.strictObject({
  cost: money.optional().describe("Of one contact"),
  most: z.number().int().positive().optional().describe("Most contacts in the campaign"),
  perDay: z.number().int().positive().optional().describe("Contacts a day that can be made"),
  consent: z.string().min(1).optional().describe("The column that says who consents, or: not needed"),
  each: z
    .array(share)
    .min(1)
    .max(20)
    .refine((shares) => shares[0] === 1, "must begin with 1: what the first contact brings.")
    .optional()
    .describe("What the first, second, … contact with one customer brings, as shares of the first: [1, 0.4]"),
});

const outcome = z
  .strictObject({
    segment: z.number().int().positive().optional(),
    objective: z.string().min(1).optional(),
    channel: z.string().min(1).optional(),
    conversion: rate.optional().describe("Who did it, of those contacted"),
    baseline: rate.optional().describe("Who did it without being contacted"),
    margin: z
      .union([z.literal("value"), z.number().positive()])
      .optional()
      .describe("What one such customer brings, or: value"),
    churn: z.number().gt(0).max(1).optional().describe("Share of such customers lost a year"),
  })
  .refine(({ conversion, baseline }) => (conversion === undefined) === (baseline === undefined), {
    message:
      "must give conversion and baseline together: a sale may have happened anyway. Measure both, or leave both out.",
  });

/** A campaign plan's settings as a person writes them in YAML; unknown keys are refused. */
export const planSettingsSchema: z.ZodType<PlanSettings> = z.strictObject({
  currency: z.string().min(1).max(4).optional(),
  budget: z.number().positive().optional(),
  value: z
    .string()
    .min(1)
    .optional()
    .describe("What a customer is worth a year: a column, or a formula like 0.02 * account balance + 12"),
  contactCap: cadenceSchema.optional().describe("Over all channels: {contacts: 2, days: 30}"),
  channels: z.record(z.string(), channel).default({}),
  outcomes: z
    .array(outcome)
    .default([])
    .describe("What happened before; the entry that names most of segment, objective and channel counts"),
  detect: z
    .number()
    .positive()
    .max(10)
    .default(0.2)
    .describe("Relative rise a test should show where no effect is known"),
  exclude: z
    .array(z.string().min(1))
    .default([])
    .describe("Columns whose yes takes a customer out of every list: vulnerable, in arrears"),
  contacted: z.string().min(1).optional().describe("Column of contacts a customer had within the days of contactCap"),
});
