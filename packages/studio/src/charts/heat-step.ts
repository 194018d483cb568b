const indexLimits: readonly number[] = [50, 80, 95, 105, 125, 200];
const differenceLimits: readonly number[] = [-0.8, -0.5, -0.2, 0.2, 0.5, 0.8];

/** Words for the steps of an index, from far below the base to far above. */
export const heatWords: readonly string[] = [
  "under 50",
  "50 to 80",
  "80 to 95",
  "95 to 105",
  "105 to 125",
  "125 to 200",
  "over 200",
];

/** The same steps where no index exists and the standardised difference stands in for it. */
export const differenceWords: readonly string[] = [
  "under −0.8",
  "−0.8 to −0.5",
  "−0.5 to −0.2",
  "−0.2 to +0.2",
  "+0.2 to +0.5",
  "+0.5 to +0.8",
  "over +0.8",
];

/**
 * The step of heat of an index around 100; equal ratios up and down get equal heat.
 *
 * @param index 100 = all customers.
 * @returns 0 (far below) to 6 (far above).
 */
export function indexStep(index: number): number {
  return stepOf(index, indexLimits);
}

/**
 * The step of heat of a standardised difference.
 *
 * @param difference In standard deviations.
 * @returns 0 (far below) to 6 (far above).
 */
export function differenceStep(difference: number): number {
  return stepOf(difference, differenceLimits);
}

function stepOf(value: number, limits: readonly number[]): number {
  return limits.filter((limit) => value > limit).length;
}
