import type { Matrix } from "@coterie/kmeans";

/**
 * The share of the rows' squared distances to their mean that a partition explains.
 *
 * @param matrix Rows.
 * @param labels The cluster of each, below `k`.
 * @param k Clusters.
 * @returns 1 − W / T with means taken anew; 0 where all rows are equal.
 */
export function explainedShare(
  { values, rowCount, featureCount: d }: Matrix,
  labels: ArrayLike<number>,
  k: number,
): number {
  const sums = new Float64Array(k * d);
  const sizes = new Float64Array(k);
  const centre = new Float64Array(d);
  for (let i = 0; i < rowCount; i++) {
    sizes[labels[i]]++;
    for (let j = 0; j < d; j++) {
      sums[labels[i] * d + j] += values[i * d + j];
      centre[j] += values[i * d + j];
    }
  }
  let within = 0;
  let total = 0;
  for (let i = 0; i < rowCount; i++) {
    const c = labels[i];
    for (let j = 0; j < d; j++) {
      const x = values[i * d + j];
      within += (x - sums[c * d + j] / sizes[c]) ** 2;
      total += (x - centre[j] / rowCount) ** 2;
    }
  }
  return total > 0 ? 1 - within / total : 0;
}
