import type { Cadence } from "../playbook/rule.js";
import type { Range } from "./plan.js";

/** What the bank says of a channel. */
export interface ChannelSettings {
  /** Of one contact. */
  readonly cost?: number | undefined;
  /** Most contacts in the campaign. */
  readonly most?: number | undefined;
  /** Contacts a day that can be made. */
  readonly perDay?: number | undefined;
  /** The column that says who consents; `not needed` where the law asks for none. */
  readonly consent?: string | undefined;
  /** What the first, second, … contact with one customer brings, as shares of the first: [1, 0.4]. Without it one contact each. */
  readonly each?: readonly number[] | undefined;
}

/** A rate with what it rests on: counts, or its own 95% interval. */
export type MeasuredRate = { readonly of: number; readonly converted: number } | Range;

/** What happened before. The entry that names most of segment, objective and channel counts. */
export interface Outcome {
  readonly segment?: number | undefined;
  readonly objective?: string | undefined;
  readonly channel?: string | undefined;
  /** Who did it, of those contacted. */
  readonly conversion?: MeasuredRate | undefined;
  /** Who did it without being contacted. */
  readonly baseline?: MeasuredRate | undefined;
  /** What one such customer brings, a year where churn is given; `value` = the mean value of the segment. */
  readonly margin?: number | "value" | undefined;
  /** Share of such customers lost a year. */
  readonly churn?: number | undefined;
}

/** What a plan is made from beside the model. */
export interface PlanSettings {
  readonly currency?: string | undefined;
  readonly budget?: number | undefined;
  /** A column or a formula: what a customer is worth a year. */
  readonly value?: string | undefined;
  readonly contactCap?: Cadence | undefined;
  readonly channels: Readonly<Record<string, ChannelSettings>>;
  readonly outcomes: readonly Outcome[];
  /** The relative rise a test should be able to show where no effect is known. */
  readonly detect: number;
  /** Columns whose yes takes a customer out of every list. */
  readonly exclude: readonly string[];
  /** Column of contacts a customer had lately; who has had as many as the cap leaves. */
  readonly contacted?: string | undefined;
}
