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
 * @returns One a segment; of conditions equally near the first by dimension, then by threshold, then `=`, `<=`, `>`. Null for a segment without rows.
 * @remarks O(featureCount · rowCount · k).
 */
export function nearestConditions(
  columns: readonly DistinctColumn[],
  labels: ArrayLike<number>,
  k: number,
): readonly (Condition | null)[] {
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  const best: (Condition | null)[] = Array.from({ length: k }, () => null);
  columns.forEach((column, dimension) => {
    considerColumn(best, column, dimension, labels, sizes);
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
): void {
  const k = sizes.length;
  const rowCount = labels.length;
  const here = new Float64Array(k);
  const below = new Float64Array(k);
  const most = Float64Array.from(best, (known) => known?.jaccard ?? 0);
  const consider = (c: number, operator: Condition["operator"], v: number, held: number, shared: number): void => {
    const jaccard = shared / (sizes[c] + held - shared);
    if (!(jaccard > most[c])) return;
    most[c] = jaccard;
    best[c] = { dimension, operator, threshold: values[v], jaccard };
  };
  let from = 0;
  for (let v = 0; v < values.length; v++) {
    const to = from + counts[v];
    here.fill(0);
    for (let at = from; at < to; at++) here[labels[order[at]]]++;
    for (let c = 0; c < k; c++) {
      below[c] += here[c];
      if (from > 0 || to < rowCount) consider(c, "=", v, counts[v], here[c]);
      if (to < rowCount) {
        consider(c, "<=", v, to, below[c]);
        consider(c, ">", v, rowCount - to, sizes[c] - below[c]);
      }
    }
    from = to;
  }
}
