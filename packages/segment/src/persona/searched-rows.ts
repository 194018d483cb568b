import type { BitPlan, BitRows } from "./bit-rows.js";

/** The rows rules are searched on, segment by segment. */
export interface SearchedRows {
  readonly plan: BitPlan;
  /** Rows of each segment, and how many customers each of them stands for. */
  readonly sizes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Counts what a set of rows has in common with conditions, and tells which of them may make a rule that is kept, in their order.
 *
 * @param one The rows.
 * @param from First condition that is tried.
 * @param most Conditions that have so many rows in common with it, or more, are left out; so are those that have none.
 * @param least The score a segment's rule has to beat. What cannot beat any may be told or not.
 * @param tell Given a condition's place and the customers in common, by segment, until the next is told.
 */
export type RuleCounter = (
  one: BitRows,
  from: number,
  most: number,
  least: Float64Array,
  tell: (at: number, hits: Float64Array) => void,
) => void;
