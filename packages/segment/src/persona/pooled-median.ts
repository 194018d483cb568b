import { quantile } from "../statistics/quantile.js";

/** The median of several groups of values taken together. */
export function pooledMedian(groups: readonly Float64Array[]): number {
  const all = new Float64Array(groups.reduce((sum, group) => sum + group.length, 0));
  let at = 0;
  for (const group of groups) {
    all.set(group, at);
    at += group.length;
  }
  return quantile(all.sort(), 0.5);
}
