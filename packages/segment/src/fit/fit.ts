import { type KMeansModel, kmeansAsync, type Matrix } from "@coterie/kmeans";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import { distinctRows } from "./distinct-rows.js";
import { rephrase } from "./rephrase.js";

/** How customers are put into segments. */
export interface FitOptions {
  /** Segments: from 2 to 255, at most the distinct customers after preparation. */
  readonly k: number;
  /** Unsigned 32-bit integer (default 0): same seed, same bytes. */
  readonly seed?: number | undefined;
  /** Starts, the best of which is kept (default 50 up to 50,000 customers, else 10). */
  readonly restarts?: number | undefined;
  /** One non-negative weight a customer (default 1): see `weightsOf`. */
  readonly weights?: Float64Array | undefined;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/**
 * Put prepared customers into `k` segments by K-means.
 *
 * @param matrix Customers in model space, from `prepare`.
 * @param options.k How many segments. The solution depends on the data, the recipe, `k` and the seed only.
 * @returns The fitted partition; label `i` is segment id `i + 1`, by falling weight.
 * @throws {SegmentError} `bad-option`, `bad-data`, `aborted`.
 */
export async function fit(matrix: Matrix, options: FitOptions): Promise<KMeansModel> {
  refuseUnknown(options, ["k", "seed", "restarts", "weights", "threads", "signal", "onProgress"]);
  checkSegmentCount(matrix, options.k);
  const { k, seed, restarts, weights, threads, signal, onProgress } = options;
  try {
    const model = await kmeansAsync(matrix, {
      k,
      seed,
      restarts,
      weights,
      threads,
      signal,
      onProgress: onProgress && (({ fraction }) => onProgress(fraction)),
    });
    onProgress?.(1);
    return model;
  } catch (error) {
    throw rephrase(error);
  }
}

/**
 * Refuse a K that cannot be, before any work.
 *
 * @param matrix Customers in model space.
 * @param k Segments asked for.
 * @throws {SegmentError} `bad-option`.
 */
export function checkSegmentCount(matrix: Matrix, k: number): void {
  if (!Number.isInteger(k) || k < 2 || k > 255) {
    const why = k === 1 ? " One segment is all customers." : "";
    throw new SegmentError(
      "bad-option",
      `K must be an integer from 2 to 255; got ${String(k)}.${why} Choose another with --k.`,
    );
  }
  const distinct = distinctRows(matrix, k);
  if (distinct < k) {
    throw new SegmentError(
      "bad-option",
      `K must be at most ${distinct}, the number of different customers once prepared; got ${k}. Lower --k, or add customers or columns that tell them apart.`,
    );
  }
}
