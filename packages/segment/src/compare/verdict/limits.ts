/** What a K must show. Effect sizes, chosen on half of the calibration study and reported on the other half: see docs/choosing-k.md. */
export interface Limits {
  /** Least median Jaccard similarity of every segment. */
  readonly stability: number;
  /** Most that the density between neighbours may reach, beside the lower of their peaks. */
  readonly valley: number;
  /** Least share of customers in every segment. */
  readonly smallestShare: number;
  /** Least gap in explained share for tiers to be more than the null has. */
  readonly gap: number;
  /** Share of the largest gap that the smallest recommended K must reach. */
  readonly gapShare: number;
  /** Prediction strength from which a K counts as confirmed. */
  readonly predictionStrength: number;
  /** Jaccard similarity from which one condition is said to be the segment. */
  readonly condition: number;
}

export const LIMITS: Limits = {
  stability: 0.75,
  valley: 0.75,
  smallestShare: 0.02,
  gap: 0.015,
  gapShare: 0.9,
  predictionStrength: 0.8,
  condition: 0.95,
};
