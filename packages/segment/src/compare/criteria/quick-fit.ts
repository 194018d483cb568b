import { createRandom, type Matrix } from "@coterie/kmeans";
import { kernelEngine } from "./kernel-engine.js";
import { plainEngine } from "./plain-engine.js";
import type { QuickFit } from "./quick-engine.js";

/** Starts of a fit that is one of hundreds. Polishing, or ten times the starts, lowers the inertia by under 0.2%. */
const RESTARTS = 3;

/** Squared step, beside the columns' variance, at which such a fit may stop. */
const TOLERANCE = 1e-3;

/** Fits of the same rows, each one of hundreds: greedy k-means++, few starts, no polish. */
export interface QuickFits {
  /**
   * The best partition of a few starts, or null where the rows are too few or too alike for `k` clusters.
   *
   * @param k Clusters.
   * @param seed Of this fit.
   * @param restarts Starts (default 3).
   */
  fit(k: number, seed: number, restarts?: number): QuickFit | null;
  /** Lloyd's algorithm from given centroids, `k × featureCount`, which are not modified. */
  settle(centroids: Float64Array, k: number): QuickFit;
  /** For each row the nearest of given centroids, ties to the first. */
  label(centroids: Float64Array, k: number): Uint8Array;
}

/**
 * What fits these rows.
 *
 * @param matrix Rows. They and their weights must not change while they are fitted.
 * @param weights One per row (default 1).
 * @remarks Arthur & Vassilvitskii (2007), SODA.
 */
export function quickFits(
  matrix: Matrix,
  weights: Float64Array = new Float64Array(matrix.rowCount).fill(1),
): QuickFits {
  const engine = kernelEngine(matrix, weights) ?? plainEngine(matrix, weights);
  const stop = TOLERANCE * engine.variance();
  return {
    fit: (k, seed, restarts = RESTARTS) => {
      let best: QuickFit | null = null;
      for (let restart = 0; restart < restarts; restart++) {
        const start = engine.place(k, createRandom(seed, restart));
        if (start === null) return null;
        const found = engine.settle(start, k, stop);
        if (best === null || found.inertia < best.inertia) best = found;
      }
      return best;
    },
    settle: (centroids, k) => engine.settle(centroids, k, stop),
    label: (centroids, k) => engine.label(centroids, k),
  };
}
