import type { Interval } from "../persona/persona.js";

/** A share or rate of one segment beside the others. All 0..1. */
export interface Rate {
  readonly here: number;
  /** Of all customers. */
  readonly all: number;
  /** Of all other customers. */
  readonly others: number;
  /** 95%, with customers as the units that vary: of `here`. Null where it cannot be computed. */
  readonly interval: Interval | null;
  /** Customers of the segment behind the number. */
  readonly count: number;
}

/** Clicks per impression on one channel. The interval is clustered by customer: one who clicks often counts once. */
export interface ChannelResponse extends Rate {
  readonly channel: string;
  readonly impressions: number;
  readonly clicks: number;
}

/** How many of the segment hold a product. */
export interface ProductHolding extends Rate {
  readonly product: string;
  readonly column: string;
  /** Share here / share of all others, and its 95% interval; null where no other holds it. */
  readonly lift: number | null;
  readonly liftInterval: Interval | null;
}

/** A 0/1 column that is a behaviour: a loan, an answer to a campaign. */
export interface BehaviourShare extends Rate {
  readonly column: string;
  readonly label: string;
}

/** An amount or a count of one segment beside the others, original units. */
export interface BehaviourAmount {
  readonly column: string;
  readonly label: string;
  readonly unit: string | null;
  readonly mean: number;
  /** 95%, of the mean. */
  readonly interval: Interval | null;
  readonly median: number;
  /** Means of all customers and of all others. */
  readonly all: number;
  readonly others: number;
  readonly count: number;
}

/** What a segment was seen doing, from the profile's columns; empty or null where the table has none or the cell is suppressed. */
export interface Behaviour {
  /** Measured channels, highest click-through first. */
  readonly channels: readonly ChannelResponse[];
  readonly clickThrough: Rate | null;
  readonly internetBanking: Rate | null;
  /** By falling share. */
  readonly products: readonly ProductHolding[];
  /**
   * The product that most sets the segment apart from all others among those that most of it do not hold: its lift, lower end of the interval, is the
   * highest above 1. Null where none is.
   */
  readonly nextProduct: ProductHolding | null;
  readonly deposits: BehaviourAmount | null;
  readonly withdrawals: BehaviourAmount | null;
  /** Loans by column: 0/1 columns, then amounts. */
  readonly borrowing: readonly BehaviourShare[];
  readonly borrowed: readonly BehaviourAmount[];
  /** Who bought, accepted or answered what was advertised, by 0/1 column. */
  readonly uptake: readonly BehaviourShare[];
}
