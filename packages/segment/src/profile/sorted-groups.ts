/** A column's values, ascending: all customers together and each segment alone, missing left out. */
export interface SortedGroups {
  readonly all: Float64Array;
  readonly groups: readonly Float64Array[];
}

/**
 * Sort a column once for everything that needs order.
 *
 * @param values Numbers, NaN where missing.
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 * @returns Sorted copies. −0 becomes 0.
 * @remarks O(n log n): segments are sorted alone, then merged.
 */
export function sortGroups(values: Float64Array, labels: Uint8Array, k: number): SortedGroups {
  const sizes = new Float64Array(k);
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) sizes[labels[i]]++;
  const groups = Array.from(sizes, (size) => new Float64Array(size));
  const filled = new Float64Array(k);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) groups[labels[i]][filled[labels[i]]++] = values[i] + 0;
  }
  for (const group of groups) group.sort();
  return { all: mergeAll(groups), groups };
}

function mergeAll(runs: readonly Float64Array[]): Float64Array {
  if (runs.length === 0) return new Float64Array(0);
  if (runs.length === 1) return runs[0];
  const half = runs.length >> 1;
  return merge(mergeAll(runs.slice(0, half)), mergeAll(runs.slice(half)));
}

function merge(a: Float64Array, b: Float64Array): Float64Array {
  const merged = new Float64Array(a.length + b.length);
  let i = 0;
  let j = 0;
  for (let at = 0; at < merged.length; at++) {
    merged[at] = j >= b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
  }
  return merged;
}
