/** How columns become numbers on one scale. `plain` is what a notebook does: every numeric column standardised, flags too. */
export type PrepareMode = "auto" | "plain" | "none";

/** A numeric column's way into the model: fill, transform, centre, scale: `(transform(value ?? impute) − center) / scale`. */
export interface NumericStep {
  readonly kind: "numeric";
  readonly column: string;
  /** What a missing value becomes, in original units: the median at fit. */
  readonly impute: number;
  readonly transform: "identity" | "log1p";
  readonly center: number;
  readonly scale: number;
  /** Whether the model also sees a 0/1 dimension "was missing" (more than 1% missing at fit). */
  readonly missingFlag: boolean;
  /** Why this transform: "skew 4.1, non-negative". */
  readonly why: string;
}

/** A category's way in: one 0/1 dimension a level, times `weight`. A level that none, or too few, had at fit gives all zeros. */
export interface CategoryStep {
  readonly kind: "category";
  readonly column: string;
  readonly levels: readonly string[];
  readonly weight: number;
  readonly why: string;
}

/** One dimension of the model space. */
export interface Dimension {
  /** `income`, `income is missing`, `region = North`. Unique. */
  readonly name: string;
  readonly column: string;
  readonly part: "value" | "missing" | "level";
  /** Weighted variance of this dimension at fit, as a share of all dimensions': who decides the distances. */
  readonly distanceShare: number;
}

/** The fitted preparation as data: the same steps at fit and at score. `dimensions` follow `steps` in order. */
export interface Recipe {
  readonly mode: PrepareMode;
  readonly steps: readonly (NumericStep | CategoryStep)[];
  readonly dimensions: readonly Dimension[];
}
