import type { Matrix } from "@coterie/kmeans";
import { spreadBySegment } from "../../statistics/segment-sums.js";

/** What partitions explain of the squared distances of the same rows to their mean. */
export interface Explaining {
  /**
   * The share a partition explains.
   *
   * @param labels The cluster of each row, below `k`.
   * @param k Clusters.
   * @returns B / T with means taken anew; 0 where all rows are equal.
   */
  share(labels: ArrayLike<number>, k: number): number;
  /** The same for each column by itself. */
  shares(labels: ArrayLike<number>, k: number): Float64Array;
}

/**
 * What holds partitions against the same rows.
 *
 * @param matrix Rows.
 */
export function explaining(matrix: Matrix): Explaining {
  const spread = spreadBySegment(matrix);
  return {
    share: (labels, k) => {
      const { all, between } = spread(labels, k);
      const total = sumOf(all);
      return total > 0 ? sumOf(between) / total : 0;
    },
    shares: (labels, k) => {
      const { all, between } = spread(labels, k);
      return between.map((part, j) => (all[j] > 0 ? part / all[j] : 0));
    },
  };
}

function sumOf(parts: Float64Array): number {
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}
