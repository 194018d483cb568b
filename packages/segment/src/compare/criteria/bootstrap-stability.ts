import { adjustedRandIndex, createRandom, type Matrix } from "@coterie/kmeans";
import { gatherRows } from "./draw-rows.js";
import { type QuickFits, quickFits } from "./quick-fit.js";

/** Rows drawn with replacement: the distinct ones, and how often each was drawn. */
export interface Resample {
  readonly rows: Uint32Array;
  readonly matrix: Matrix;
  readonly weights: Float64Array;
  readonly fits: QuickFits;
}

/** How a partition came back when one resample was clustered anew. */
export interface Recovery {
  /** For each segment the Jaccard similarity of its best match, over the distinct rows drawn; NaN where none of its rows was. */
  readonly jaccard: Float64Array;
  readonly ari: number;
}

/**
 * As many rows as there are, drawn with replacement.
 *
 * @param sample Rows.
 * @param seed Of this resample; it serves every K.
 */
export function resample(sample: Matrix, seed: number): Resample {
  const random = createRandom(seed);
  const counts = new Uint32Array(sample.rowCount);
  for (let i = 0; i < sample.rowCount; i++) counts[random.below(sample.rowCount)]++;
  const rows = Uint32Array.from(counts.keys()).filter((row) => counts[row] > 0);
  const matrix = gatherRows(sample, rows);
  const weights = Float64Array.from(rows, (row) => counts[row]);
  return { rows, matrix, weights, fits: quickFits(matrix, weights) };
}

/**
 * Cluster a resample anew and see which segments come back.
 *
 * @param drawn The resample.
 * @param labels The segment of each row of the sample it was drawn from.
 * @param k Segments.
 * @param seed Of the fit.
 * @returns All zeros where the rows drawn cannot form `k` clusters.
 * @remarks Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52; the best match is sought over the rows drawn.
 */
export function recovery(drawn: Resample, labels: ArrayLike<number>, k: number, seed: number): Recovery {
  const before = Uint8Array.from(drawn.rows, (row) => labels[row]);
  const model = drawn.fits.fit(k, seed);
  if (model === null) return { jaccard: new Float64Array(k), ari: 0 };
  return { jaccard: bestJaccard(before, model.labels, k), ari: adjustedRandIndex(before, model.labels) };
}

/**
 * The Jaccard similarity of each cluster of one labelling with its best match in another.
 *
 * @param a Labels below `k`.
 * @param b Labels of the same rows, below `k`.
 * @param k Clusters in each.
 * @returns One a cluster of `a`; NaN where it has no row.
 */
export function bestJaccard(a: ArrayLike<number>, b: ArrayLike<number>, k: number): Float64Array {
  const both = new Float64Array(k * k);
  const inA = new Float64Array(k);
  const inB = new Float64Array(k);
  for (let i = 0; i < a.length; i++) {
    both[a[i] * k + b[i]]++;
    inA[a[i]]++;
    inB[b[i]]++;
  }
  return inA.map((size, c) => {
    if (size === 0) return Number.NaN;
    let best = 0;
    for (let e = 0; e < k; e++) {
      const shared = both[c * k + e];
      best = Math.max(best, shared / (size + inB[e] - shared));
    }
    return best;
  });
}
