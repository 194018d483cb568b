import type { Matrix } from "@coterie/kmeans";

/**
 * The share of the rows' squared distances to their mean that a partition explains.
 *
 * @param matrix Rows.
 * @param labels The cluster of each, below `k`.
 * @param k Clusters.
 * @returns 1 − W / T with means taken anew; 0 where all rows are equal.
 */
export function explainedShare(matrix: Matrix, labels: ArrayLike<number>, k: number): number {
  const { within, total } = squares(matrix, labels, k);
  const [w, t] = [sumOf(within), sumOf(total)];
  return t > 0 ? 1 - w / t : 0;
}

/** The same for each column by itself. */
export function explainedShares(matrix: Matrix, labels: ArrayLike<number>, k: number): Float64Array {
  const { within, total } = squares(matrix, labels, k);
  return total.map((t, j) => (t > 0 ? 1 - within[j] / t : 0));
}

/** Squared distances of each column to the means of the clusters, and to the mean of all rows. */
function squares(
  { values, rowCount, featureCount: d }: Matrix,
  labels: ArrayLike<number>,
  k: number,
): { readonly within: Float64Array; readonly total: Float64Array } {
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
  const within = new Float64Array(d);
  const total = new Float64Array(d);
  for (let i = 0; i < rowCount; i++) {
    const c = labels[i];
    for (let j = 0; j < d; j++) {
      const x = values[i * d + j];
      within[j] += (x - sums[c * d + j] / sizes[c]) ** 2;
      total[j] += (x - centre[j] / rowCount) ** 2;
    }
  }
  return { within, total };
}

function sumOf(parts: Float64Array): number {
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}
