/** How the values of one column become levels, least value first. */
export interface LevelScale {
  /** The statistic of several segments taken together. */
  pooled(segments: readonly number[]): number;
  /** Where a statistic stands: percentile among all customers, or lift. */
  position(statistic: number): number;
  /** The level of a statistic before the effect floor is asked. */
  level(statistic: number): number;
  /** The level to fall back to when the effect is under the floor; the level itself where no effect is asked. */
  withoutEffect(level: number): number;
  /** Bounds of a level on the scale of `position`. */
  bounds(level: number): readonly [from: number, to: number];
  /** Bounds of a level in the units of the statistic; null = open. */
  thresholds(level: number): readonly [from: number | null, to: number | null];
}
