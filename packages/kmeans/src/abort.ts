import { KMeansError } from "./kmeans-error.js";

/**
 * Refuse to go on once a signal has been given.
 *
 * @throws {KMeansError} `aborted`.
 */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortion();
}

/** A promise that rejects on abort and can be let go of. */
export function watchAbort(signal: AbortSignal | undefined): { readonly promise: Promise<never>; forget(): void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(abortion());
  });
  promise.catch(() => {});
  signal?.addEventListener("abort", stop, { once: true });
  return { promise, forget: () => signal?.removeEventListener("abort", stop) };
}

function abortion(): KMeansError {
  return new KMeansError("aborted", "the work was aborted by its signal. Nothing was kept.");
}
