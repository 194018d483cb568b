import { countUpTo } from "../statistics/counts-at.js";

/**
 * The median of several groups of values taken together.
 *
 * @param groups Each ascending.
 * @remarks O((groups · log rows)²): nothing is put together.
 */
export function pooledMedian(groups: readonly Float64Array[]): number {
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  if (count === 0) return Number.NaN;
  const high = valueOfRank(groups, count >>> 1);
  const low = count % 2 === 1 ? high : valueOfRank(groups, (count >>> 1) - 1);
  return low === high ? low : low / 2 + high / 2;
}

/** The value of rank `rank`, from 0: the least that has more than so many values up to it. */
function valueOfRank(groups: readonly Float64Array[], rank: number): number {
  let found = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    let low = 0;
    let high = group.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const upTo = groups.reduce((sum, each) => sum + countUpTo(each, group[middle]), 0);
      if (upTo > rank) high = middle;
      else low = middle + 1;
    }
    if (low < group.length && group[low] < found) found = group[low];
  }
  return found;
}
