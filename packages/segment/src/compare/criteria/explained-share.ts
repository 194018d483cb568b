import type { Matrix } from "@coterie/kmeans";

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
 * Take a matrix's squared distances once, for all the partitions that are held against them.
 *
 * @param matrix Rows.
 */
export function explaining(matrix: Matrix): Explaining {
  const centre = meansOf(matrix);
  const total = squaresOf(matrix, centre);
  const all = sumOf(total);
  return {
    share: (labels, k) => (all > 0 ? sumOf(betweenOf(matrix, centre, labels, k)) / all : 0),
    shares: (labels, k) => betweenOf(matrix, centre, labels, k).map((b, j) => (total[j] > 0 ? b / total[j] : 0)),
  };
}

function meansOf({ values, rowCount, featureCount: d }: Matrix): Float64Array {
  const sums = new Float64Array(d);
  for (let i = 0, at = 0; i < rowCount; i++) for (let j = 0; j < d; j++, at++) sums[j] += values[at];
  return sums.map((sum) => sum / rowCount);
}

/** Squared distances of each column to its mean. */
function squaresOf({ values, rowCount, featureCount: d }: Matrix, centre: Float64Array): Float64Array {
  const squares = new Float64Array(d);
  for (let i = 0, at = 0; i < rowCount; i++) {
    for (let j = 0; j < d; j++, at++) {
      const step = values[at] - centre[j];
      squares[j] += step * step;
    }
  }
  return squares;
}

/** Squared distances of the clusters' means to the mean of all, times their sizes, by column. Sums are of steps from the mean, so that far from zero nothing is lost. */
function betweenOf(
  { values, rowCount, featureCount: d }: Matrix,
  centre: Float64Array,
  labels: ArrayLike<number>,
  k: number,
): Float64Array {
  const sums = new Float64Array(k * d);
  const sizes = new Float64Array(k);
  for (let i = 0, at = 0; i < rowCount; i++) {
    const own = labels[i] * d;
    sizes[labels[i]]++;
    for (let j = 0; j < d; j++, at++) sums[own + j] += values[at] - centre[j];
  }
  const between = new Float64Array(d);
  for (let c = 0; c < k; c++) {
    if (sizes[c] === 0) continue;
    for (let j = 0; j < d; j++) between[j] += sums[c * d + j] ** 2 / sizes[c];
  }
  return between;
}

function sumOf(parts: Float64Array): number {
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}
