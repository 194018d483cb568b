/** From where to where a number went in 95 of 100 resamples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** One word about a segment and the number under it. */
export interface Trait {
  /** `usage`, `income`, `loyalty`, `budget`… or the column's own name. */
  readonly concept: string;
  /** The level: `very frequent`, `medium`, `semi-budget conscious`. */
  readonly level: string;
  /** As it stands in the sentence: `very frequent users`, `medium income`. */
  readonly phrase: string;
  readonly column: string;
  /** What the column is called in sentences: `transactions` for `Total_Trans_Ct`, or the column's own name as words. */
  readonly label: string;
  /** Of the value: the column's own, or null. */
  readonly unit: string | null;
  readonly statistic: "median" | "share";
  /** The statistic in original units. */
  readonly value: number;
  /** The same statistic of all customers; null where suppressed. */
  readonly all: number | null;
  /**
   * 95% of the re-clustered resamples (see `Segmentation.resampling`), widened to hold `value`: how far the number moves when the customers were
   * others and the segments are found anew. Null where none were taken.
   */
  readonly interval: Interval | null;
  /** What decides the level: equal shares of all customers, bands the bank set, or lift for 0/1 columns. */
  readonly levelRule: "quantiles" | "bands" | "lift";
  /** The bounds of this level in the units of `value`; null = open at that end. */
  readonly threshold: { readonly from: number | null; readonly to: number | null };
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
  /** The largest |Cliff's delta| between this segment and one it shares the word with; null where it shares with none. */
  readonly apart: number | null;
}

/** A trait as a name remembers it. */
export interface NamedTrait {
  readonly concept: string;
  readonly level: string;
}

/** Who named a segment, and the traits it had then: the name stays while they are true. */
export interface Naming {
  readonly by: "coterie" | "person";
  readonly under: readonly NamedTrait[];
}

/** One condition of a rule, in original units. A missing value fulfils none. */
export interface RuleCondition {
  readonly column: string;
  readonly label: string;
  readonly operator: "<=" | ">" | "=" | "<>";
  readonly value: number | string;
  /** Protected, sensitive or kept silent by the vocabulary: the rule says what divides the segments, and is no text for customers. */
  readonly sensitive: boolean;
}

/** The shortest rule that nearly finds a segment. Missing or surplus customers fewer than the minimum cell count as none. */
export interface PersonaRule {
  /** One to three, all of which must hold. */
  readonly conditions: readonly RuleCondition[];
  /** "transactions over 9 and withdrawals at most 300". */
  readonly text: string;
  /** Share of the segment's customers for whom the rule holds. */
  readonly recall: number;
  /** Share of the customers for whom the rule holds who are of the segment. */
  readonly precision: number;
}

/** One value of an example customer. */
export interface CompositeValue {
  readonly column: string;
  readonly label: string;
  readonly statistic: "median" | "mode";
  readonly value: number | string;
  readonly unit: string | null;
}

/** An example customer put together from medians and commonest levels: nobody's row. */
export interface Composite {
  /** Says that it is a composite. */
  readonly sentence: string;
  readonly values: readonly CompositeValue[];
}

/** A segment in words. */
export interface Persona {
  /** The traits joined: "frequent users, high income, medium loyalty, semi-budget conscious". */
  readonly sentence: string;
  readonly traits: readonly Trait[];
  /** What a marketer can paste: every fact from the profile. Empty in models of format 1. */
  readonly paragraph: string;
  /** What must be said beside the words: which segments share one, and why. A sentence each. */
  readonly notes: readonly string[];
  /** Null where fewer than two values could be shown. */
  readonly composite: Composite | null;
  /** Null where no rule was looked for or none finds at least the minimum cell. */
  readonly rule: PersonaRule | null;
  /** Null in models of format 1. */
  readonly named: Naming | null;
}
