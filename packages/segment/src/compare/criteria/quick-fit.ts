import { createRandom, type Matrix } from "@coterie/kmeans";
import { kernelEngine } from "./kernel-engine.js";
import { plainEngine } from "./plain-engine.js";
import type { QuickEngine, QuickFit } from "./quick-engine.js";

/** Starts of a fit that is one of hundreds. Polishing, or ten times the starts, lowers the inertia by under 0.2%. */
const RESTARTS = 3;

/** Squared step, beside the columns' variance, at which such a fit may stop. */
const TOLERANCE = 1e-3;

/**
 * A fit that is one of hundreds: greedy k-means++, few starts, no polish, Lloyd's algorithm with bounds that spare most distances.
 *
 * @param matrix Rows.
 * @param k Clusters.
 * @param seed Of this fit.
 * @param weights One per row (default 1).
 * @param restarts Starts (default 3).
 * @returns The best partition, or null where the rows are too few or too alike for `k` clusters.
 * @remarks Arthur & Vassilvitskii (2007), SODA; Hamerly (2010), Making k-means even faster, SDM.
 */
export function quickFit(
  matrix: Matrix,
  k: number,
  seed: number,
  weights?: Float64Array,
  restarts: number = RESTARTS,
): QuickFit | null {
  const w = weights ?? new Float64Array(matrix.rowCount).fill(1);
  const stop = TOLERANCE * summedVariance(matrix, w);
  const engine = engineFor(matrix, w);
  let best: QuickFit | null = null;
  for (let restart = 0; restart < restarts; restart++) {
    const start = engine.place(k, createRandom(seed, restart));
    if (start === null) return null;
    const found = engine.settle(start, k, stop);
    if (best === null || found.inertia < best.inertia) best = found;
  }
  return best;
}

/**
 * Lloyd's algorithm from given centroids, as `quickFit` runs it.
 *
 * @param matrix Rows.
 * @param centroids `k × featureCount`; not modified.
 * @param k Clusters.
 */
export function settleFrom(matrix: Matrix, centroids: Float64Array, k: number): QuickFit {
  const w = new Float64Array(matrix.rowCount).fill(1);
  return engineFor(matrix, w).settle(centroids, k, TOLERANCE * summedVariance(matrix, w));
}

function engineFor(matrix: Matrix, weights: Float64Array): QuickEngine {
  return kernelEngine(matrix, weights) ?? plainEngine(matrix, weights);
}

function summedVariance({ values, rowCount, featureCount: d }: Matrix, w: Float64Array): number {
  let total = 0;
  for (const x of w) total += x;
  let variance = 0;
  for (let j = 0; j < d; j++) {
    let sum = 0;
    for (let i = 0; i < rowCount; i++) sum += w[i] * values[i * d + j];
    const mean = sum / total;
    let squares = 0;
    for (let i = 0; i < rowCount; i++) squares += w[i] * (values[i * d + j] - mean) ** 2;
    variance += squares / total;
  }
  return variance;
}
