import { refuseAborted, watchAbort } from "./abort.js";
import type { KernelKind } from "./kernel/kernel.js";
import { KMeansError } from "./kmeans-error.js";
import type { AnyMatrix } from "./matrix.js";
import type { KMeansModel } from "./model.js";
import { type KMeansAsyncOptions, type ResolvedOptions, resolveOptions } from "./options.js";
import { driveHere, SLICE_MS } from "./search/drive-here.js";
import { fitSteps } from "./search/fit-steps.js";
import type { Reply, Request } from "./search/requests.js";
import { canStartWorkers, defaultThreads } from "./threads/host-worker.js";
import { Team } from "./threads/team.js";

/** Below about this many rows × features × clusters × starts a fit is done before a worker could have started. */
const HERE_WORK = 2_000_000;

/**
 * `kmeans` in worker threads, without holding the event loop: same options, same bytes.
 *
 * @param matrix As for `kmeans`; must not be changed until the promise settles. Values in a SharedArrayBuffer are read where they lie,
 * others are copied once.
 * @param options Those of `kmeans`.
 * @param options.threads Threads to work on (default: as many as the machine offers, at most 8); the result is the same for any number.
 * @param options.signal Aborting it refuses the fit with code `aborted`.
 * @param options.onProgress Called between steps, a few times a second.
 * @returns The model.
 * @throws {KMeansError} As `kmeans`, `aborted`, and `worker-failed` if a thread dies; always as a rejection.
 */
export async function kmeansAsync(matrix: AnyMatrix, options: KMeansAsyncOptions): Promise<KMeansModel> {
  const [model] = await fitThere(matrix, [resolveOptions(matrix, options, true)], options, null);
  return model;
}

/**
 * The fits behind `kmeansAsync` and `kmeansSweep`.
 *
 * @param each Alike but for `k`.
 * @param kind Build of the kernel, for tests; null for the one this machine runs.
 */
export async function fitThere(
  matrix: AnyMatrix,
  each: readonly ResolvedOptions[],
  { threads, signal, onProgress }: Pick<KMeansAsyncOptions, "threads" | "signal" | "onProgress">,
  kind: KernelKind | null,
): Promise<readonly KMeansModel[]> {
  refuseAborted(signal);
  const work = matrix.values.length * each.reduce((sum, { k, restarts }) => sum + k * restarts, 0);
  const alone = work < HERE_WORK || each[0].mode === "reference" || !canStartWorkers();
  const team = alone ? null : new Team(threads ?? defaultThreads(), kind);
  const here = team ? null : driveHere(kind ?? undefined);
  const aborted = watchAbort(signal);
  let failed = false;
  try {
    const steps = fitSteps(matrix, each);
    let sliceEnd = performance.now() + SLICE_MS;
    let step = steps.next();
    while (!step.done) {
      const request: Request = step.value;
      if (request.request === "report" && performance.now() >= sliceEnd) {
        onProgress?.(request.progress);
        if (here) await new Promise((resolve) => setTimeout(resolve, 0));
        refuseAborted(signal);
        sliceEnd = performance.now() + SLICE_MS;
      }
      const reply: Reply = here
        ? here.reply(request)
        : await Promise.race([(team as Team).reply(request), aborted.promise]);
      step = steps.next(reply);
    }
    return step.value;
  } catch (error) {
    // A refusal leaves the workers as they were; after anything else it is not known what they are doing.
    failed = !(error instanceof KMeansError) || error.code === "aborted" || error.code === "worker-failed";
    throw error;
  } finally {
    aborted.forget();
    here?.release();
    team?.release(failed);
  }
}
