import { KMeansError } from "./kmeans-error.js";
import type { Matrix } from "./matrix.js";
import type { KMeansModel } from "./model.js";
import { type KMeansAsyncOptions, resolveOptions } from "./options.js";
import { fitSteps } from "./search/fit-steps.js";

/** How long the event loop is held at most, a single pass apart. */
const SLICE_MS = 15;

/**
 * `kmeans` without holding the event loop: same options, same bytes.
 *
 * @param matrix As for `kmeans`; must not be changed until the promise settles.
 * @param options Those of `kmeans`.
 * @param options.threads Threads to work on; the result is the same for any number.
 * @param options.signal Aborting it refuses the fit with code `aborted`.
 * @param options.onProgress Called between passes, a few times a second.
 * @returns The model.
 * @throws {KMeansError} As `kmeans`, and `aborted`; always as a rejection.
 */
export async function kmeansAsync(matrix: Matrix, options: KMeansAsyncOptions): Promise<KMeansModel> {
  const resolved = resolveOptions(matrix, options, true);
  const { signal, onProgress } = options;
  refuseAborted(signal);
  const steps = fitSteps(matrix, resolved);
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    onProgress?.(step.value);
    await new Promise((resolve) => setTimeout(resolve, 0));
    refuseAborted(signal);
    sliceEnd = performance.now() + SLICE_MS;
  }
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new KMeansError("aborted", "the fit was aborted by its signal. Nothing was kept.");
}
