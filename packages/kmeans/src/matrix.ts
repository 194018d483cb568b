import { type ColumnRanges, columnRanges } from "./column-ranges.js";
import { KMeansError } from "./kmeans-error.js";

/** `rowCount × featureCount` values, row after row. */
export interface Matrix {
  readonly values: Float64Array;
  readonly rowCount: number;
  readonly featureCount: number;
}

/**
 * A matrix of zeros to fill, where worker threads can read it: `kmeansAsync` then needs no copy of it.
 *
 * @param rowCount Rows.
 * @param featureCount Columns.
 * @returns Values lie in a SharedArrayBuffer where the host has one, else in an ArrayBuffer.
 */
export function createMatrix(rowCount: number, featureCount: number): Matrix {
  const bytes = rowCount * featureCount * 8;
  const isShared = typeof SharedArrayBuffer !== "undefined";
  const values = isShared ? new Float64Array(new SharedArrayBuffer(bytes)) : new Float64Array(rowCount * featureCount);
  return { values, rowCount, featureCount };
}

/**
 * Refuse a matrix whose shape is wrong or that holds a value which is not finite.
 *
 * @param matrix Any matrix; not modified.
 * @returns The ranges of its columns, which fall out of the same pass.
 * @throws {KMeansError} `bad-data`, naming the row and column (both from 1) of the first value that is not finite.
 */
export function checkMatrix(matrix: Matrix): ColumnRanges {
  const { values, rowCount, featureCount } = matrix;
  if (!Number.isInteger(featureCount) || featureCount < 1) {
    throw new KMeansError(
      "bad-data",
      `featureCount must be an integer from 1; got ${featureCount}. Pass at least one column.`,
    );
  }
  if (!Number.isInteger(rowCount) || rowCount < 0) {
    throw new KMeansError("bad-data", `rowCount must be an integer from 0; got ${rowCount}.`);
  }
  if (!(values instanceof Float64Array) || values.length !== rowCount * featureCount) {
    throw new KMeansError(
      "bad-data",
      `values must be a Float64Array of rowCount × featureCount = ${rowCount * featureCount} numbers; got ${values?.length} in ${values?.constructor?.name}. Pass the rows one after another.`,
    );
  }
  const ranges = columnRanges(matrix);
  if (!ranges) {
    const bad = firstNotFinite(values);
    throw new KMeansError(
      "bad-data",
      `values must be finite; got ${values[bad]} at row ${Math.floor(bad / featureCount) + 1}, column ${(bad % featureCount) + 1}. Impute or drop it first.`,
    );
  }
  return ranges;
}

/**
 * Where the first NaN or infinite value is.
 *
 * @param values Any numbers.
 * @returns Its index, or -1 when all are finite.
 */
export function firstNotFinite(values: Float64Array): number {
  return values.findIndex((x) => !Number.isFinite(x));
}
