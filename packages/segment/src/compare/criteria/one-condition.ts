import type { DistinctColumn } from "./distinct-columns.js";

/** A condition on one dimension. */
export interface Condition {
  readonly dimension: number;
  readonly operator: "<=" | ">" | "=";
  /** A value that occurs; model space. */
  readonly threshold: number;
  /** Jaccard similarity of the rows it holds for and the segment. */
  readonly jaccard: number;
}

/**
 * The one condition that comes nearest to each segment.
 *
 * @param columns The values of each dimension.
 * @param labels The segment of each row.
 * @param k Segments.
 * @param least Least Jaccard similarity of a condition worth telling (default 0).
 * @returns One a segment; of conditions equally near the first by dimension, then by threshold, then `=`, `<=`, `>`. Null for a segment without rows, or without such a condition.
 * @remarks O(featureCount · rowCount · k).
 */
export function nearestConditions(
  columns: readonly DistinctColumn[],
  labels: ArrayLike<number>,
  k: number,
  least = 0,
): readonly (Condition | null)[] {
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  const best: (Condition | null)[] = Array.from({ length: k }, () => null);
  columns.forEach((column, dimension) => {
    considerColumn(best, column, dimension, labels, sizes, least);
  });
  return best;
}

/** Put in the place of each segment's best condition those on this column that come nearer. */
function considerColumn(
  best: (Condition | null)[],
  { values, counts, order }: DistinctColumn,
  dimension: number,
  labels: ArrayLike<number>,
  sizes: Float64Array,
  least: number,
): void {
  const k = sizes.length;
  const rowCount = labels.length;
  const here = new Float64Array(k);
  const below = new Float64Array(k);
  const consider = (c: number, operator: Condition["operator"], v: number, held: number, shared: number): void => {
    const jaccard = shared / (sizes[c] + held - shared);
    const known = best[c];
    if (shared === 0 || jaccard < least || (known !== null && jaccard <= known.jaccard)) return;
    best[c] = { dimension, operator, threshold: values[v], jaccard };
  };
  let from = 0;
  for (let v = 0; v < values.length; v++) {
    const to = from + counts[v];
    here.fill(0);
    for (let at = from; at < to; at++) here[labels[order[at]]]++;
    for (let c = 0; c < k; c++) {
      below[c] += here[c];
      const size = sizes[c];
      if ((from > 0 || to < rowCount) && mayReach(counts[v], size, least)) consider(c, "=", v, counts[v], here[c]);
      if (to < rowCount) {
        if (mayReach(to, size, least)) consider(c, "<=", v, to, below[c]);
        if (mayReach(rowCount - to, size, least)) consider(c, ">", v, rowCount - to, size - below[c]);
      }
    }
    from = to;
  }
}

/** Whether so many rows and a segment of such a size can be as similar: no more than the smaller is beside the larger. With room for rounding. */
function mayReach(held: number, size: number, least: number): boolean {
  const bound = least * (1 - 1e-9);
  return held >= bound * size && size >= bound * held;
}
