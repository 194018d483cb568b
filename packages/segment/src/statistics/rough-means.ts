import type { Matrix } from "@coterie/kmeans";

const LOOKED_AT = 1000;

/**
 * The mean of at most a thousand rows, evenly spread: what steps are taken from, so that of columns far from zero sums of squares keep
 * their digits. Of a constant column it is the constant.
 *
 * @param matrix Rows, at least one.
 */
export function roughMeans({ values, rowCount, featureCount: d }: Matrix): Float64Array {
  const looked = Math.min(rowCount, LOOKED_AT);
  const off = new Float64Array(d);
  for (let r = 0; r < looked; r++) {
    const row = Math.floor((r * rowCount) / looked) * d;
    for (let j = 0; j < d; j++) off[j] += values[row + j] - values[j];
  }
  return off.map((sum, j) => values[j] + sum / looked);
}
