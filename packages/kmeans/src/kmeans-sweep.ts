import { fitThere } from "./kmeans-async.js";
import { KMeansError } from "./kmeans-error.js";
import type { AnyMatrix } from "./matrix.js";
import type { KMeansModel } from "./model.js";
import { checkK, type KMeansAsyncOptions, refuseUnknown, resolveOptions, SWEEP_NAMES } from "./options.js";

/** Options of a sweep over K: those of the asynchronous fit, with `ks` in place of `k`. */
export interface KMeansSweepOptions extends Omit<KMeansAsyncOptions, "k" | "centroids"> {
  /** The K to fit, each 1 to 255 and once. */
  readonly ks: readonly number[];
}

/**
 * K-means at several K in worker threads: each model is, to the byte, what `kmeansAsync` finds at its K alone. The rows are taken in once, the samples
 * drawn once, and starts at K − 1 made once.
 *
 * @param matrix As for `kmeansAsync`.
 * @param options.ks The K to fit. Which of them are asked for together changes the time they take and nothing else.
 * @returns The models, in the order of `ks`.
 * @throws {KMeansError} As `kmeansAsync`; `bad-option` for no K at all or one named twice.
 */
export async function kmeansSweep(matrix: AnyMatrix, options: KMeansSweepOptions): Promise<readonly KMeansModel[]> {
  const { ks, ...common } = options;
  refuseUnknown(common, SWEEP_NAMES);
  if (!Array.isArray(ks) || ks.length === 0 || new Set(ks).size < ks.length) {
    throw new KMeansError("bad-option", `ks must name at least one K, each once; got ${String(ks)}.`);
  }
  const rising = ks.toSorted((a, b) => a - b);
  const resolved = resolveOptions(matrix, { ...common, k: rising[0] }, true);
  const models = await fitThere(
    matrix,
    rising.map((k) => ({ ...resolved, k: checkK(k) })),
    options,
    null,
  );
  return ks.map((k) => models.find((model) => model.k === k) as KMeansModel);
}
