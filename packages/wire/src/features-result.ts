import { z } from "zod";
import { warningSchema } from "./parts.js";

const text = z.string();
const count = z.number().int().nonnegative();
const cuts = z.array(z.number());

/** Why a transaction is not used. */
const exclusionReason = z.enum([
  "noCustomer",
  "noDate",
  "noAmount",
  "afterAsOf",
  "otherCurrency",
  "notInCustomers",
  "sensitive",
  "ownTransfer",
  "fee",
  "reversal",
  "takenBack",
  "noDirection",
]);

/** What `features --json` prints: what became of the transactions, and what each column written means. Holds no customer. */
export const featuresResultSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** ISO date everything is counted at. */
  asOf: text,
  /** ISO date of the first transaction used. */
  firstDate: text,
  customers: count,
  /** Customers among them without a transaction that counts. */
  customersWithout: count,
  transactions: z.strictObject({ read: count, used: count, excluded: z.partialRecord(exclusionReason, count) }),
  /** What each column was taken for, and why. */
  columns: z.array(
    z.strictObject({
      purpose: z.enum(["customer", "date", "time", "amount", "direction", "type", "channel", "category", "currency"]),
      name: text,
      why: text,
    }),
  ),
  signs: z.strictObject({ kind: z.enum(["direction", "signed", "all-out"]), text }),
  currency: text.nullable(),
  /** Decimal places the amounts are added up with. */
  decimals: count,
  timeZone: text,
  /** Months of the windows written, and of those the data does not reach back past. */
  windows: z.array(count),
  windowsLeftOut: z.array(count),
  trendDays: z.number().nullable(),
  salaryBy: z.enum(["category", "regularity"]).nullable(),
  rfm: z.strictObject({
    recency: cuts,
    frequency: cuts,
    monetary: cuts,
    monetaryOf: z.enum(["total_withdrawals", "total_deposits"]),
  }),
  leftOutCategories: z.array(z.strictObject({ category: text, reveals: text, transactions: count })),
  excludedWords: z.partialRecord(z.enum(["ownTransfer", "fee", "reversal"]), z.array(text)),
  /** The dictionary of the columns written. */
  features: z.array(z.strictObject({ name: text, meaning: text })),
  /** A short list that counts nothing twice: for `--features` of a run. */
  suggested: z.array(text),
  warnings: z.array(warningSchema),
  /** What was written, relative to the working folder with `/`. */
  files: z.strictObject({ features: text }),
});
