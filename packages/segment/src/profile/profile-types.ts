/** One numeric column over one group of customers, original units. All null when the cell is suppressed. */
export interface NumericSummary {
  readonly column: string;
  /** Customers with a value; everyone where so few have none that their number is withheld. Null = suppressed. */
  readonly count: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly q25: number | null;
  readonly q75: number | null;
}

/** A numeric column in one segment, against the others. */
export interface NumericProfile extends NumericSummary {
  /** (mean here − mean of all other customers) / pooled standard deviation, on the prepared scale. */
  readonly difference: number | null;
  /** 100 × mean here / mean of all; null where signs mix or the base mean is 0. */
  readonly index: number | null;
  /** Mid-distribution percentile (0..1) of this segment's median among all customers. */
  readonly medianPercentile: number | null;
  /** Cliff's delta of this segment against all other customers: P(here > other) − P(here < other). */
  readonly cliffsDelta: number | null;
}

/**
 * How a numeric column spreads over bands shared by all groups. Band 0 lies under the first edge, band `i` from edge `i − 1` to under
 * edge `i`, the last from the last edge on. Counts are null where suppressed.
 */
export interface Distribution {
  readonly column: string;
  /** Bands of equal width, or of equal ratio. */
  readonly scale: "linear" | "log";
  /** Rising, at least one. */
  readonly edges: readonly number[];
  /** All customers with a value, a count a band. */
  readonly base: readonly (number | null)[];
  /** The same of each segment. */
  readonly segments: readonly (readonly (number | null)[])[];
}

/** One level of a category in one group. `count`, `share` and `lift` are null where suppressed. */
export interface LevelProfile {
  readonly level: string;
  readonly count: number | null;
  /** Of the group's customers with a value. */
  readonly share: number | null;
  /** share here / share of all customers. */
  readonly lift: number | null;
}

export interface CategoryProfile {
  readonly column: string;
  readonly levels: readonly LevelProfile[];
}

/** A segment in numbers. */
export interface SegmentProfile {
  readonly numeric: readonly NumericProfile[];
  readonly categories: readonly CategoryProfile[];
}

/** How strongly belonging to a segment goes with a protected attribute. */
export interface Association {
  readonly column: string;
  /** Cramér's V, 0 (none) to 1. */
  readonly cramersV: number | null;
  readonly levels: readonly string[];
  /** Per segment, the share of each level among its customers with a value; null where suppressed. */
  readonly shares: readonly (readonly (number | null)[])[];
}

/** All customers, and every segment beside them. Cells under `minCell` customers, and what would reveal them, are null. */
export interface Profile {
  readonly minCell: number;
  readonly base: { readonly numeric: readonly NumericSummary[]; readonly categories: readonly CategoryProfile[] };
  readonly segments: readonly SegmentProfile[];
  readonly associations: readonly Association[];
  /** Numeric columns but flags, in table order. */
  readonly distributions: readonly Distribution[];
}
