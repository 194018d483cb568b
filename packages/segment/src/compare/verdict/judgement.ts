import type { DensityCurve } from "../criteria/density-curve.js";
import type { Limits } from "./limits.js";

/** What people read as separate groups, tiers, no segments. */
export type Verdict = "natural" | "sliced" | "none";

/** What lies between two neighbouring segments: 0 = empty space, 1 = no border but the one drawn. */
export interface NeighbourValley {
  /** Segment ids, from 1, `a < b`. */
  readonly a: number;
  readonly b: number;
  readonly value: number;
  /** "no gap between 1 and 4: the border is a line we drew". */
  readonly sentence: string;
  /** Null where either segment has fewer than 10 customers in the sample, or a place stands for most of them. */
  readonly curve: DensityCurve | null;
}

/** A segment that one condition reproduces. */
export interface SegmentCondition {
  /** Segment id, from 1. */
  readonly segment: number;
  /** Dimension of the model space, from 0. */
  readonly dimension: number;
  readonly operator: "<=" | ">" | "=";
  /** In the units of the column. */
  readonly threshold: number;
  /** Jaccard similarity of the rows it holds for and the segment. */
  readonly jaccard: number;
  /** `balance = 0`. */
  readonly text: string;
}

/** A mean and its standard deviation over resamples or null draws. */
export interface Spread {
  readonly value: number;
  readonly spread: number;
}

/** One K and what each criterion says of it that needs draws or neighbours, on the rows of the sample. */
export interface JudgedK {
  readonly k: number;
  /** 1 − inertia / total sum of squares, on the sample. */
  readonly explainedShare: number;
  /** The same of the null's draws, their mean. */
  readonly nullExplainedShare: number;
  /** Explained share over the null's; its spread is that of the null's draws. */
  readonly gap: Spread;
  /** Each segment's median Jaccard similarity over the resamples, by id. */
  readonly stability: readonly number[];
  readonly ari: Spread;
  readonly predictionStrength: number;
  readonly valleys: readonly NeighbourValley[];
  /** The valley inside each segment, by id: 1 = a single lump. */
  readonly innerValleys: readonly number[];
  /** Fraction of all customers in the smallest segment. */
  readonly smallestShare: number;
  /** Segments that one condition reproduces. */
  readonly conditions: readonly SegmentCondition[];
  /** What speaks against this K, a clause each: "segment 5 is unstable". Empty = nothing. */
  readonly remarks: readonly string[];
}

/** The K each criterion prefers by its own usual rule, of those asked for; null where it prefers none. */
export type Preferences = Readonly<
  Record<
    | "silhouetteEuclidean"
    | "worstSegmentSilhouette"
    | "silhouetteSquaredEuclidean"
    | "silhouetteSimplified"
    | "calinskiHarabasz"
    | "daviesBouldin"
    | "gap"
    | "stability"
    | "ari"
    | "predictionStrength"
    | "valley",
    number | null
  >
>;

/** The rule's answer over some range of K. */
export interface Decision {
  readonly verdict: Verdict;
  /** The K recommended; where there are no segments, the K that comes nearest. */
  readonly k: number;
  readonly runnerUp: number | null;
  /** The K whose every segment is stable and large enough, rising. */
  readonly candidates: readonly number[];
  /** Those of them with a valley between all neighbours, rising. */
  readonly separated: readonly number[];
}

/** The verdict on the K asked for, and what it rests on beside the rows of the comparison. */
export interface Judgement extends Decision {
  /** Customers that everything which needs draws was taken on. */
  readonly sampleRows: number;
  readonly resamples: number;
  readonly nullDraws: number;
  /** The largest difference between a Pearson correlation of the null and the data's. */
  readonly nullDeviation: number;
  /** False outside the range of rows, features and kinds that the rule was calibrated on. */
  readonly calibrated: boolean;
  /** What a K had to show. */
  readonly limits: Limits;
  readonly prefers: Preferences;
  /** The decision over every K judged, asked for or not, and the least and largest of them. */
  readonly unrestricted: Decision & { readonly from: number; readonly to: number };
  /**
   * Of many columns those that know of groups, and the decision on them alone over every K judged: what would be found with
   * `--features` naming them. Null where no list was looked for, or none found.
   */
  readonly shortList: (Decision & { readonly columns: readonly string[] }) | null;
  /** The verdict in words, a sentence each; the first is the finding. */
  readonly sentences: readonly string[];
  /** Where there are no segments: what to do instead, a sentence each. Else empty. */
  readonly instead: readonly string[];
  /** What `--quick` left out, a sentence each. */
  readonly leftOut: readonly string[];
}
