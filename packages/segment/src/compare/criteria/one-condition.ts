import type { Matrix } from "@coterie/kmeans";

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
 * @param matrix Rows.
 * @param labels The segment of each.
 * @param k Segments.
 * @returns One a segment; of conditions equally near the first by dimension, then `=`, then by threshold. Null for a segment without rows.
 * @remarks O(featureCount · rowCount · (log rowCount + k)).
 */
export function nearestConditions(matrix: Matrix, labels: ArrayLike<number>, k: number): readonly (Condition | null)[] {
  const { values, rowCount, featureCount: d } = matrix;
  const sizes = new Float64Array(k);
  for (let i = 0; i < rowCount; i++) sizes[labels[i]]++;
  const best: (Condition | null)[] = Array.from({ length: k }, () => null);
  const consider = (
    segment: number,
    dimension: number,
    operator: Condition["operator"],
    threshold: number,
    inside: number,
    held: number,
  ): void => {
    const jaccard = inside / (sizes[segment] + held - inside);
    const known = best[segment];
    if (inside > 0 && (known === null || jaccard > known.jaccard))
      best[segment] = { dimension, operator, threshold, jaccard };
  };
  for (let j = 0; j < d; j++) {
    const column = Float64Array.from({ length: rowCount }, (_, i) => values[i * d + j]);
    const order = Uint32Array.from(column.keys()).sort((p, q) => column[p] - column[q] || p - q);
    const below = new Float64Array(k);
    for (let from = 0; from < rowCount; ) {
      const threshold = column[order[from]];
      const here = new Float64Array(k);
      let to = from;
      for (; to < rowCount && column[order[to]] === threshold; to++) here[labels[order[to]]]++;
      for (let c = 0; c < k; c++) {
        below[c] += here[c];
        if (from > 0 || to < rowCount) consider(c, j, "=", threshold, here[c], to - from);
        if (to < rowCount) {
          consider(c, j, "<=", threshold, below[c], to);
          consider(c, j, ">", threshold, sizes[c] - below[c], rowCount - to);
        }
      }
      from = to;
    }
  }
  return best;
}
