import { byTag, sortTagged } from "../statistics/sort-tagged.js";
import { type Dominance, dominance } from "./dominance.js";

/** A column's values, ascending: all customers together and each segment alone, missing left out. */
export interface SortedGroups {
  readonly all: Float64Array;
  readonly groups: readonly Float64Array[];
  readonly dominance: Dominance;
}

/**
 * Sort a column once for everything that needs order.
 *
 * @param values Numbers, NaN where missing.
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 * @returns Sorted copies. −0 becomes 0.
 */
export function sortGroups(values: Float64Array, labels: Uint8Array, k: number): SortedGroups {
  const sorted = sortTagged(values, labels);
  return {
    all: sorted.values,
    groups: byTag(sorted, k),
    dominance: dominance(sorted.values, sorted.tags, k),
  };
}
