/** One word about a segment and the number under it. */
export interface Trait {
  /** `usage`, `income`, `loyalty`, `budget`… or the column's own name. */
  readonly concept: string;
  /** The level: `very frequent`, `medium`, `semi-budget conscious`. */
  readonly level: string;
  /** As it stands in the sentence: `very frequent users`, `medium income`. */
  readonly phrase: string;
  readonly column: string;
  readonly statistic: "median" | "share";
  /** The statistic in original units. */
  readonly value: number;
  /** Mid-distribution percentile of the value among all customers, 0..1; for a share, the lift. */
  readonly position: number;
  /**
   * The bounds of this level on the same scale as `position`. A position outside them says why the word differs: the effect is under the
   * floor and the level is the next toward the middle, or the word is shared and the pooled statistic lies inside.
   */
  readonly from: number;
  readonly to: number;
  /** Effect against all other customers: Cliff's delta, or for a share the difference of shares. */
  readonly effect: number;
  /** Customers behind the number. */
  readonly count: number;
  /** Ids of segments that share this word because their medians cannot be told apart; empty when none. */
  readonly sharedWith: readonly number[];
}

/** A segment in words. */
export interface Persona {
  /** The traits joined: "frequent users, high income, medium loyalty, semi-budget conscious". */
  readonly sentence: string;
  readonly traits: readonly Trait[];
}
