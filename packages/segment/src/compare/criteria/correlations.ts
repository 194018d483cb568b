import type { Matrix } from "@coterie/kmeans";

/**
 * Pearson correlations between the columns of a matrix.
 *
 * @param matrix Rows.
 * @returns `featureCount × featureCount`; 0 beside a column that does not vary, 1 on the diagonal.
 */
export function correlations({ values, rowCount, featureCount: d }: Matrix): Float64Array {
  const mean = new Float64Array(d);
  for (let i = 0, at = 0; i < rowCount; i++) for (let j = 0; j < d; j++, at++) mean[j] += values[at];
  for (let j = 0; j < d; j++) mean[j] /= rowCount;
  const products = new Float64Array(d * d);
  const row = new Float64Array(d);
  for (let i = 0; i < rowCount; i++) {
    for (let j = 0; j < d; j++) row[j] = values[i * d + j] - mean[j];
    for (let j = 0; j < d; j++) for (let l = 0; l <= j; l++) products[j * d + l] += row[j] * row[l];
  }
  const result = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    for (let l = 0; l <= j; l++) {
      const scale = Math.sqrt(products[j * d + j] * products[l * d + l]);
      const r = j === l ? 1 : scale > 0 ? products[j * d + l] / scale : 0;
      result[j * d + l] = r;
      result[l * d + j] = r;
    }
  }
  return result;
}
