import { type ColumnRanges, columnRanges } from "./column-ranges.js";
import { KMeansError } from "./kmeans-error.js";

/** `rowCount × featureCount` values, row after row. Float32 values stand for the float64 values they are equal to. */
export interface Matrix<V extends Float64Array | Float32Array = Float64Array> {
  readonly values: V;
  readonly rowCount: number;
  readonly featureCount: number;
}

/** A matrix of either precision; results are those of the float64 values. */
export type AnyMatrix = Matrix<Float64Array | Float32Array>;

/**
 * A matrix of zeros to fill, where worker threads can read it: `kmeansAsync` then needs no copy of it.
 *
 * @param rowCount Rows.
 * @param featureCount Columns.
 * @param precision `float64` (default), or `float32` for half the memory.
 * @returns Values lie in a SharedArrayBuffer where the host has one, else in an ArrayBuffer.
 * @throws {KMeansError} `bad-data` where they are too many for one array of the host: in Node 20, 2^32 values fit.
 */
export function createMatrix(rowCount: number, featureCount: number, precision?: "float64"): Matrix;
export function createMatrix(rowCount: number, featureCount: number, precision: "float32"): Matrix<Float32Array>;
export function createMatrix(
  rowCount: number,
  featureCount: number,
  precision: "float64" | "float32" = "float64",
): AnyMatrix {
  const count = rowCount * featureCount;
  const values = precision === "float32" ? shared(Float32Array, count) : shared(Float64Array, count);
  return { values, rowCount, featureCount };
}

/** A constructor of typed arrays. */
export interface TypedArrayOf<V> {
  readonly BYTES_PER_ELEMENT: number;
  new (source: number | SharedArrayBuffer): V;
}

/**
 * Zeros in memory that threads share, where the host has it.
 *
 * @throws {KMeansError} `bad-data` where the host makes no array of so many numbers.
 */
export function shared<V>(Values: TypedArrayOf<V>, count: number): V {
  const isShared = typeof SharedArrayBuffer !== "undefined";
  const bytes = count * Values.BYTES_PER_ELEMENT;
  try {
    return new Values(isShared ? new SharedArrayBuffer(bytes) : count);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new KMeansError(
      "bad-data",
      `rows in one piece must fit in one array of this host; got ${count} numbers, ${Math.ceil(bytes / 2 ** 20)} MiB. Use float32, or kmeansStream, which holds one chunk at a time.`,
    );
  }
}

/** Rows are numbered and counted in 32 bits. */
const MOST_ROWS = 2 ** 32 - 1;

/**
 * Refuse a matrix whose shape is wrong.
 *
 * @throws {KMeansError} `bad-data`.
 */
export function checkShape({ values, rowCount, featureCount }: AnyMatrix): void {
  if (!Number.isInteger(featureCount) || featureCount < 1) {
    throw new KMeansError(
      "bad-data",
      `featureCount must be an integer from 1; got ${featureCount}. Pass at least one column.`,
    );
  }
  if (!Number.isInteger(rowCount) || rowCount < 0 || rowCount > MOST_ROWS) {
    throw new KMeansError("bad-data", `rowCount must be an integer from 0 to ${MOST_ROWS}; got ${rowCount}.`);
  }
  const isTyped = values instanceof Float64Array || values instanceof Float32Array;
  if (!isTyped || values.length !== rowCount * featureCount) {
    throw new KMeansError(
      "bad-data",
      `values must be a Float64Array or Float32Array of rowCount × featureCount = ${rowCount * featureCount} numbers; got ${(values as Float64Array)?.length} in ${(values as Float64Array)?.constructor?.name}. Pass the rows one after another.`,
    );
  }
}

/**
 * The ranges of a matrix' columns.
 *
 * @param matrix Of the right shape; not modified.
 * @throws {KMeansError} `bad-data`, naming the row and column (both from 1) of the first value that is not finite.
 */
export function checkValues(matrix: AnyMatrix): ColumnRanges {
  const ranges = columnRanges(matrix);
  if (!ranges) {
    const { values, featureCount } = matrix;
    const bad = firstNotFinite(values);
    throw new KMeansError(
      "bad-data",
      `values must be finite; got ${values[bad]} at row ${Math.floor(bad / featureCount) + 1}, column ${(bad % featureCount) + 1}. Impute or drop it first.`,
    );
  }
  return ranges;
}

/**
 * Refuse a matrix whose shape is wrong or that holds a value which is not finite.
 *
 * @param matrix Any matrix; not modified.
 * @returns The ranges of its columns, which fall out of the same pass.
 * @throws {KMeansError} `bad-data`.
 */
export function checkMatrix(matrix: AnyMatrix): ColumnRanges {
  checkShape(matrix);
  return checkValues(matrix);
}

/**
 * Where the first NaN or infinite value is.
 *
 * @param values Any numbers.
 * @returns Its index, or -1 when all are finite.
 */
export function firstNotFinite(values: Float64Array | Float32Array): number {
  for (let at = 0; at < values.length; at++) if (!Number.isFinite(values[at])) return at;
  return -1;
}
