import type { Matrix } from "@coterie/kmeans";
import { covariance } from "../../picture/covariance.js";

/**
 * Pearson correlations between the columns of a matrix.
 *
 * @param matrix Rows.
 * @returns `featureCount × featureCount`; 0 beside a column that does not vary, 1 on the diagonal.
 */
export function correlations(matrix: Matrix): Float64Array {
  const d = matrix.featureCount;
  const { values } = covariance(matrix);
  const result = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    for (let l = 0; l <= j; l++) {
      const scale = Math.sqrt(values[j * d + j] * values[l * d + l]);
      const r = j === l ? 1 : scale > 0 ? values[j * d + l] / scale : 0;
      result[j * d + l] = r;
      result[l * d + j] = r;
    }
  }
  return result;
}
