import { checkCentroids } from "./centroids.js";
import { KMeansError } from "./kmeans-error.js";
import { type AnyMatrix, checkShape } from "./matrix.js";
import type { KMeansProgress } from "./model.js";

/**
 * Up to this many rows every start is made on all of them, and there are 50: at 20,000 rows and k = 6 ten starts miss the best known partition of the
 * original bank in about half of all seeds. Above, starts are compared on samples: single moves gain less there than they cost, as their criterion
 * differs from Lloyd's by one part in a cluster's size.
 */
export const SEARCH_ROWS = 50_000;

/** How rows are clustered. Every field but `k` has a default. */
export interface KMeansOptions {
  /** Clusters to form: an integer from 1 to 255, at most the number of distinct rows. */
  readonly k: number;
  /** Unsigned 32-bit integer (default 0). */
  readonly seed?: number | undefined;
  /** Starts, of which the best is kept (default 50 up to 50,000 rows, else 10; 1 with `centroids`). */
  readonly restarts?: number | undefined;
  /** Passes a start may take before it is cut off with a warning (default 300). */
  readonly maxIterations?: number | undefined;
  /** Stop when the centroids' summed squared step is at most this times the mean column variance (default 0: labels must stand still). */
  readonly tolerance?: number | undefined;
  /** One non-negative weight per row (default 1). */
  readonly weights?: Float64Array | undefined;
  /** Start from these `k × featureCount` centroids. */
  readonly centroids?: Float64Array | undefined;
  /** Smallest share of the weight a cluster may have, 0 to 0.5 (default 0). Solutions with a smaller one are passed over; with no other, the fit is refused. */
  readonly minimumShare?: number | undefined;
  /** Judge the partition in the same sweep (default false): `model.indices` is then what `clusterIndices` says of it. */
  readonly indices?: boolean | undefined;
  /** `auto` (default): the best search known. `reference`: seeding and Lloyd's algorithm on all rows, nothing else, for audits. */
  readonly mode?: "auto" | "reference" | undefined;
}

/** Options of the asynchronous fit. None of them changes the result. */
export interface KMeansAsyncOptions extends KMeansOptions {
  /** Threads to work on (default: as many as the machine offers, at most 8). The result is the same for any number. */
  readonly threads?: number | undefined;
  /** Aborting refuses the fit with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: KMeansProgress) => void) | undefined;
}

/** Options with every default filled in and every value checked. */
export interface ResolvedOptions {
  readonly k: number;
  readonly seed: number;
  readonly restarts: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly weights: Float64Array | null;
  readonly centroids: Float64Array | null;
  readonly minimumShare: number;
  readonly indices: boolean;
  readonly mode: "auto" | "reference";
}

const NAMES = [
  "k",
  "seed",
  "restarts",
  "maxIterations",
  "tolerance",
  "weights",
  "centroids",
  "minimumShare",
  "indices",
  "mode",
];
const ASYNC_NAMES = [...NAMES, "threads", "signal", "onProgress"];

/** What a sweep reads besides `ks`. */
export const SWEEP_NAMES: readonly string[] = ASYNC_NAMES.filter((name) => name !== "k" && name !== "centroids");

/**
 * Check the options of a fit and the shape of its rows once, so that inner code never checks them again; values see `checkRows`.
 *
 * @param matrix The rows to cluster.
 * @param options The caller's options.
 * @param asynchronous True where `threads`, `signal` and `onProgress` are allowed.
 * @returns The options with defaults.
 * @throws {KMeansError} `bad-option` or `bad-data`.
 */
export function resolveOptions(matrix: AnyMatrix, options: KMeansAsyncOptions, asynchronous: boolean): ResolvedOptions {
  refuseUnknown(options, asynchronous ? ASYNC_NAMES : NAMES);
  checkShape(matrix);
  const { rowCount, featureCount } = matrix;
  const k = checkK(options.k);
  const weights = options.weights ?? null;
  const centroids = options.centroids ?? null;
  const mode = options.mode ?? "auto";
  if (mode !== "auto" && mode !== "reference") {
    throw new KMeansError("bad-option", `mode must be "auto" or "reference"; got ${String(mode)}.`);
  }
  if (asynchronous) checkThreads(options.threads);
  if (weights) checkWeights(weights, rowCount);
  if (centroids) checkCentroids(centroids, k, featureCount);
  return {
    k,
    seed: integer("seed", options.seed ?? 0, 0, 4294967295),
    restarts: centroids ? 1 : integer("restarts", options.restarts ?? (rowCount <= SEARCH_ROWS ? 50 : 10), 1, 100_000),
    maxIterations: integer("maxIterations", options.maxIterations ?? 300, 1, 1_000_000),
    tolerance: nonNegative("tolerance", options.tolerance ?? 0),
    weights,
    centroids,
    minimumShare: share("minimumShare", options.minimumShare ?? 0),
    indices: options.indices === true,
    mode,
  };
}

/**
 * Check a number of threads, where one is given.
 *
 * @throws {KMeansError} `bad-option`.
 */
export function checkThreads(threads: number | undefined): number | undefined {
  return threads === undefined ? undefined : integer("threads", threads, 1, 1024);
}

/**
 * Refuse option names that nothing reads.
 *
 * @param options What the caller passed.
 * @param known The names that are read.
 * @throws {KMeansError} `bad-option`.
 */
export function refuseUnknown(options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new KMeansError(
        "bad-option",
        `option ${name} is not known; options are ${known.join(", ")}. Remove it or correct its name.`,
      );
    }
  }
}

/**
 * Check one weight per row, finite, non-negative, not all zero.
 *
 * @throws {KMeansError} `bad-data`, naming the row from 1.
 */
export function checkWeights(weights: Float64Array, rowCount: number): void {
  if (!(weights instanceof Float64Array) || weights.length !== rowCount) {
    throw new KMeansError(
      "bad-data",
      `weights must be a Float64Array of one weight per row, ${rowCount}; got ${weights?.length}.`,
    );
  }
  const bad = weights.findIndex((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new KMeansError(
      "bad-data",
      `weights must be finite and 0 or more; got ${weights[bad]} at row ${bad + 1}. Correct or drop the row.`,
    );
  }
  if (rowCount > 0 && !weights.some((w) => w > 0)) {
    throw new KMeansError(
      "bad-data",
      `weights must not all be 0; got 0 for all ${rowCount} rows. Leave weights out to count every row once.`,
    );
  }
}

/**
 * Check a number of clusters.
 *
 * @throws {KMeansError} `bad-option`.
 */
export function checkK(k: number): number {
  return integer("k", k, 1, 255);
}

function integer(name: string, value: number, low: number, high: number): number {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new KMeansError("bad-option", `${name} must be an integer from ${low} to ${high}; got ${String(value)}.`);
  }
  return value;
}

function nonNegative(name: string, value: number): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new KMeansError("bad-option", `${name} must be a finite number from 0; got ${String(value)}.`);
  }
  return value;
}

function share(name: string, value: number): number {
  if (!(value >= 0 && value <= 0.5)) {
    throw new KMeansError("bad-option", `${name} must be a number from 0 to 0.5; got ${String(value)}.`);
  }
  return value;
}
