import { adjustedRandIndex, createRandom, type Matrix } from "@coterie/kmeans";
import { gatherRows } from "./draw-rows.js";
import { type QuickFits, quickFits } from "./quick-fit.js";
import { PURPOSE, taskSeed } from "./task-seed.js";

/** Rows drawn with replacement: the distinct ones, and how often each was drawn. */
export interface Resample {
  readonly rows: Uint32Array;
  readonly matrix: Matrix;
  readonly weights: Float64Array;
  readonly fits: QuickFits;
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
  const rows = new Uint32Array(sample.rowCount);
  const weights = new Float64Array(sample.rowCount);
  let found = 0;
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] === 0) continue;
    rows[found] = row;
    weights[found++] = counts[row];
  }
  return resampleOf(sample, rows.slice(0, found), weights.slice(0, found));
}

function resampleOf(sample: Matrix, rows: Uint32Array, weights: Float64Array): Resample {
  const matrix = gatherRows(sample, rows);
  return { rows, matrix, weights, fits: quickFits(matrix, weights) };
}

/** A resample clustered anew at several K. */
export interface Reclustered {
  /** Those of the sample that were drawn, rising. */
  readonly rows: Uint32Array;
  /** For each K their new clusters; null where they cannot form so many. */
  readonly labels: readonly (Uint8Array | null)[];
}

/**
 * Draw a resample and cluster it anew.
 *
 * @param sample Rows.
 * @param ks The K.
 * @param seed Of the comparison.
 * @param number Of the resample.
 * @returns Yields after every fit.
 */
export function* reclusterSteps(
  sample: Matrix,
  ks: readonly number[],
  seed: number,
  number: number,
): Generator<void, Reclustered> {
  const drawn = resample(sample, taskSeed(seed, PURPOSE.bootstrap, number));
  const labels: (Uint8Array | null)[] = [];
  for (const k of ks) {
    labels.push(drawn.fits.fit(k, taskSeed(seed, PURPOSE.bootstrapFit, number, k))?.labels ?? null);
    yield;
  }
  return { rows: drawn.rows, labels };
}

/** How a partition came back when one resample was clustered anew. */
export interface Recovery {
  /** For each segment the Jaccard similarity of its best match, over the distinct rows drawn; NaN where none of its rows was. */
  readonly jaccard: Float64Array;
  readonly ari: number;
}

/**
 * See which segments come back in a resample.
 *
 * @param rows Those drawn.
 * @param found Their new clusters, below `k`; null where they could form no `k`.
 * @param labels The segment of each row of the sample they were drawn from.
 * @param k Segments.
 * @returns All zeros where the rows drawn cannot form `k` clusters.
 * @remarks Hennig (2007), Cluster-wise assessment of cluster stability, CSDA 52; the best match is sought over the rows drawn.
 */
export function recovery(rows: Uint32Array, found: Uint8Array | null, labels: ArrayLike<number>, k: number): Recovery {
  if (found === null) return { jaccard: new Float64Array(k), ari: 0 };
  const before = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) before[i] = labels[rows[i]];
  return { jaccard: bestJaccard(before, found, k), ari: adjustedRandIndex(before, found) };
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
