import type { Spread } from "./effects.js";
import type { SortedGroups } from "./sorted-groups.js";

/** All that is taken from a column by group before anything is said of it. */
export interface MeasuredColumn {
  /** Its arrays are lent until the next column is measured. */
  readonly sorted: SortedGroups;
  /** Mean of all values, as `meanOf` gives it. */
  readonly mean: number;
  /** Mean and spread of each group in `unit`, as `groupSpreads` gives them. */
  readonly unit: number;
  readonly spreads: readonly Spread[];
}
