import { widenRanges } from "./column-ranges.js";
import { type Frame, frameOf, sampledFrame } from "./engine/frame.js";
import { KMeansError } from "./kmeans-error.js";
import { type AnyMatrix, checkValues } from "./matrix.js";
import type { ResolvedOptions } from "./options.js";

/** Facts about the rows of a fit. */
export interface RowFacts {
  /** Mean of the columns' variances, which a tolerance is relative to; 0 without a tolerance. */
  readonly meanVariance: number;
  readonly frame: Frame;
}

/**
 * Refuse rows that are not finite, that cannot be put into `k` clusters, or whose squared distances leave the range of f64.
 *
 * @param matrix Of the right shape.
 * @param options Of the fit.
 * @returns What a fit needs to know of the rows.
 * @throws {KMeansError} `too-few-rows` or `bad-data`.
 */
export function checkRows(matrix: AnyMatrix, options: ResolvedOptions): RowFacts {
  const { rowCount, featureCount: d } = matrix;
  const { low, high } = widenRanges(checkValues(matrix), options.centroids);
  const distinct = distinctRows(matrix, options.weights, options.k);
  if (distinct < options.k) {
    const weighted = options.weights ? " of positive weight" : "";
    throw new KMeansError(
      "too-few-rows",
      `k must be at most the number of distinct rows${weighted}, ${distinct} here; got ${options.k}. Lower k or add rows.`,
    );
  }
  let total = rowCount;
  if (options.weights) {
    total = 0;
    for (const w of options.weights) total += w;
  }
  let squares = 0;
  for (let j = 0; j < d; j++) {
    squares += (high[j] - low[j]) ** 2;
    const largest = Math.max(Math.abs(low[j]), Math.abs(high[j]));
    if (!Number.isFinite(squares * total) || !Number.isFinite(largest * total)) {
      throw new KMeansError(
        "bad-data",
        `squared distances must stay below 1.8e308; got values up to ${largest} in column ${j + 1}. Divide the column by a constant or standardise it.`,
      );
    }
  }
  if (options.k > 1 && squares < 1e-290) {
    throw new KMeansError(
      "bad-data",
      `rows must differ enough for their squared distances not to vanish in f64; got values within ${Math.sqrt(squares)} of each other. Multiply the columns by a constant or standardise them.`,
    );
  }
  return {
    meanVariance: options.tolerance > 0 ? meanVariance(matrix) : 0,
    frame: frameOf(matrix, options.weights, low, high),
  };
}

/**
 * What `checkRows` would say, from a few rows: it holds if all rows turn out to fit the frame.
 *
 * @param matrix Of the right shape.
 * @param options Of the fit.
 * @returns Null where a few rows cannot tell.
 */
export function presumeRows(matrix: AnyMatrix, options: ResolvedOptions): RowFacts | null {
  const { k, tolerance, weights, centroids } = options;
  const frame = sampledFrame(matrix, weights, centroids);
  // A tolerance needs all values anyway; too few distinct rows are refused only once all are known to be finite.
  if (frame === null || tolerance > 0 || distinctRows(matrix, weights, k) < k) return null;
  return { meanVariance: 0, frame };
}

/**
 * Distinct rows of positive weight, counted until there are enough.
 *
 * @param enough Stop counting here.
 * @returns The number of distinct rows, at most `enough`; 0 and -0 are the same value.
 */
export function distinctRows(matrix: AnyMatrix, weights: Float64Array | null, enough: number): number {
  const { values, rowCount, featureCount: d } = matrix;
  const found: number[] = [];
  const sameRow = (a: number, b: number) => {
    for (let j = 0; j < d; j++) if (values[a * d + j] !== values[b * d + j]) return false;
    return true;
  };
  for (let i = 0; i < rowCount && found.length < enough; i++) {
    if (weights && weights[i] === 0) continue;
    if (!found.some((row) => sameRow(row, i))) found.push(i);
  }
  return found.length;
}

function meanVariance({ values, rowCount, featureCount: d }: AnyMatrix): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    let mean = 0;
    for (let i = 0; i < rowCount; i++) mean += values[i * d + j] / rowCount;
    for (let i = 0; i < rowCount; i++) sum += (values[i * d + j] - mean) ** 2 / rowCount;
  }
  return sum / d;
}
