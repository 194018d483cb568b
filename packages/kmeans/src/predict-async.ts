import { refuseAborted } from "./abort.js";
import { checkCentroids, clustersIn } from "./centroids.js";
import { KMeansError } from "./kmeans-error.js";
import { type AnyMatrix, checkShape } from "./matrix.js";
import { checkThreads, refuseUnknown } from "./options.js";
import { predict } from "./predict.js";
import { canStartWorkers, defaultThreads } from "./threads/host-worker.js";
import { Team } from "./threads/team.js";

/** Options of the asynchronous prediction. None of them changes the result. */
export interface PredictAsyncOptions {
  /** Threads to work on (default: as many as the machine offers, at most 8). */
  readonly threads?: number | undefined;
  /** Aborting refuses the work with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Below about this many rows × features × clusters labels are found before workers could have been asked. */
const HERE_WORK = 10_000_000;

/**
 * `predict` in worker threads, without holding the event loop: the same labels.
 *
 * @param centroids `k × featureCount`, k up to 255.
 * @param matrix The rows; must not be changed until the promise settles. Values in a SharedArrayBuffer are read where they lie, others are copied once.
 * @param options How it is done.
 * @returns One label per row, from 0.
 * @throws {KMeansError} As `predict`, `aborted`, and `worker-failed` if a thread dies; always as a rejection.
 */
export async function predictAsync(
  centroids: Float64Array,
  matrix: AnyMatrix,
  options: PredictAsyncOptions = {},
): Promise<Uint8Array> {
  refuseUnknown(options, ["threads", "signal"]);
  checkShape(matrix);
  const k = clustersIn(centroids, matrix.featureCount);
  checkCentroids(centroids, k, matrix.featureCount);
  refuseAborted(options.signal);
  const threads = checkThreads(options.threads) ?? defaultThreads();
  if (matrix.values.length * k < HERE_WORK || !canStartWorkers()) return predict(centroids, matrix);
  const team = new Team(threads, null);
  let failed = false;
  try {
    return await team.label(centroids, matrix, options.signal);
  } catch (error) {
    // A worker knows only its own rows: the caller is told of them by the numbers they have here.
    if (error instanceof KMeansError && error.code === "bad-data") return predict(centroids, matrix);
    failed = true;
    throw error;
  } finally {
    team.release(failed);
  }
}
