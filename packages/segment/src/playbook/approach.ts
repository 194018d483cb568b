import type { ShrunkRate } from "../statistics/shrink-rates.js";
import type { OfferKind } from "./objective.js";
import type { Cadence, Kpi } from "./rule.js";

/** A number that fired a rule, held back an offer or put a channel in its place. */
export interface Reason {
  /** "median transaction count 13 (all customers 7)". */
  readonly text: string;
  /** The concept of a trait, a behaviour, or `channel`. */
  readonly about: string;
  readonly column: string | null;
  readonly statistic: "median" | "share" | "rate" | "count";
  /** In original units; a share or a rate is 0..1. Null where withheld. */
  readonly value: number | null;
  /** The same statistic of all customers. */
  readonly all: number | null;
}

/** Click-through of the segment on one channel, drawn toward that of all segments by how little was seen. */
export interface MeasuredResponse extends ShrunkRate {
  readonly channel: string;
  /** Click-through of all customers. */
  readonly all: number;
}

/** What must not be done to a segment, and the numbers that say so; none where it holds for everyone. */
export interface StandingGuard {
  readonly name: string;
  readonly never: string;
  readonly because: readonly string[];
}

/** A rule that held but gave way, since a guard forbids what it offers. */
export interface PassedOver {
  readonly rule: string;
  readonly guard: string;
}

/** What marketing does with a segment, and the numbers that say so. */
export interface Approach {
  readonly rule: string;
  /** One of `objectives`. */
  readonly objective: string;
  readonly offer: string;
  /** Null in models of format 1. */
  readonly offerKind: OfferKind | null;
  /** The most fitting first. */
  readonly channels: readonly string[];
  /** Of the measured channels, best first; empty where none is measured. */
  readonly responses: readonly MeasuredResponse[];
  readonly message: string;
  /** At most so many contacts with one customer in so many days, over all channels. Null in models of format 1. */
  readonly cadence: Cadence | null;
  /** What this rule warns of. */
  readonly avoid: string | null;
  /** What the playbook forbids beside it. */
  readonly guards: readonly StandingGuard[];
  /** Rules that would have come first but for a guard. */
  readonly passedOver: readonly PassedOver[];
  /** How success is counted. Null in models of format 1. */
  readonly kpi: Kpi | null;
  /** Each reason cites a number of the profile. */
  readonly because: readonly string[];
  /** The same reasons with their numbers, one for one. Empty in models of format 1. */
  readonly reasons: readonly Reason[];
}
