/** How columns become numbers on one scale. `plain` is what a notebook does: every numeric column standardised, flags too. */
export type PrepareMode = "auto" | "plain" | "none";

/**
 * A numeric column's way into the model: not known → fill → limits → transform, centre, scale, weigh:
 * `weight · (transform(clamp(value ?? impute)) − center) / scale`. The fields that may be absent are there only where someone asked for them.
 */
export interface NumericStep {
  readonly kind: "numeric";
  readonly column: string;
  /** Values that mean "not known", such as −999,999: they count as missing. */
  readonly missing?: readonly number[];
  /** What a missing value becomes, in original units: the median at fit. */
  readonly impute: number;
  /** Values beyond these count as these (winsorising), original units; null is open. */
  readonly limits?: readonly [number | null, number | null];
  readonly transform: "identity" | "log1p";
  readonly center: number;
  readonly scale: number;
  /** Two dimensions: the amount of those above 0, at 0 (the holders' mean) for all others, and a 0/1 dimension "has". */
  readonly split?: true;
  /** Whether the model also sees a 0/1 dimension "was missing" (more than 1% missing at fit). */
  readonly missingFlag: boolean;
  /** What every dimension of the step is multiplied by; absent = 1. */
  readonly weight?: number;
  /** Why this transform: "skew 4.1, non-negative". */
  readonly why: string;
}

/** A category's way in: one 0/1 dimension a level, times `weight`. A level that none, or too few, had at fit gives all zeros. */
export interface CategoryStep {
  readonly kind: "category";
  readonly column: string;
  /** Levels that mean "not known": they count as missing. */
  readonly missing?: readonly string[];
  readonly levels: readonly string[];
  readonly weight: number;
  readonly why: string;
}

/** One dimension of the model space. */
export interface Dimension {
  /** `income`, `has income`, `income is missing`, `region = North`. Unique. */
  readonly name: string;
  readonly column: string;
  readonly part: "value" | "has" | "missing" | "level";
  /** Weighted variance of this dimension at fit, as a share of all dimensions': who decides the distances. */
  readonly distanceShare: number;
}

/** The fitted preparation as data: the same steps at fit and at score. `dimensions` follow `steps` in order. */
export interface Recipe {
  readonly mode: PrepareMode;
  readonly steps: readonly (NumericStep | CategoryStep)[];
  readonly dimensions: readonly Dimension[];
}

/**
 * The dimensions a step gives, in order: a number's value, then whether it is had, then whether it is missing; a category's levels.
 *
 * @param step A step of a recipe.
 * @returns One part a dimension.
 */
export function stepParts(step: NumericStep | CategoryStep): readonly Dimension["part"][] {
  if (step.kind === "category") return step.levels.map(() => "level");
  return ["value", ...(step.split ? (["has"] as const) : []), ...(step.missingFlag ? (["missing"] as const) : [])];
}

/** How many dimensions a step gives. */
export function stepWidth(step: NumericStep | CategoryStep): number {
  return stepParts(step).length;
}
