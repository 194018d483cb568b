import { createRandom, type Matrix } from "@coterie/kmeans";
import { gatherRows } from "./draw-rows.js";
import { type QuickFits, quickFits } from "./quick-fit.js";

/** A sample cut in two. */
export interface Halves {
  readonly first: Half;
  readonly second: Half;
}

interface Half {
  readonly matrix: Matrix;
  readonly fits: QuickFits;
}

/**
 * Cut a sample in two at random.
 *
 * @param sample Rows.
 * @param seed Of this cut; it serves every K.
 */
export function halves(sample: Matrix, seed: number): Halves {
  const random = createRandom(seed);
  const order = Uint32Array.from({ length: sample.rowCount }, (_, row) => row);
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.below(i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  const middle = order.length >> 1;
  return { first: halfOf(sample, order.slice(0, middle)), second: halfOf(sample, order.slice(middle)) };
}

function halfOf(sample: Matrix, rows: Uint32Array): Half {
  const matrix = gatherRows(sample, rows.sort());
  return { matrix, fits: quickFits(matrix) };
}

/**
 * How well clusters found in one half tell who belongs together in the other, both ways round.
 *
 * @param cut The halves.
 * @param k Clusters.
 * @param seed Of the two fits.
 * @returns Mean of both directions: for the worst cluster, the share of its pairs of rows that the other half's centroids keep together. 0 where a half cannot form `k` clusters.
 * @remarks Tibshirani & Walther (2005), Cluster validation by prediction strength, JCGS 14. 0.8 is their bar.
 */
export function predictionStrength(cut: Halves, k: number, seed: number): number {
  const one = cut.first.fits.fit(k, seed);
  const two = cut.second.fits.fit(k, seed);
  if (one === null || two === null) return 0;
  const onSecond = worstKept(two.labels, cut.second.fits.label(one.centroids, k), k);
  const onFirst = worstKept(one.labels, cut.first.fits.label(two.centroids, k), k);
  return (onFirst + onSecond) / 2;
}

/** The least share of pairs of a cluster that get the same label; a cluster of one row has no pair and does not count. */
function worstKept(labels: Uint8Array, predicted: Uint8Array, k: number): number {
  const both = new Float64Array(k * k);
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) {
    both[labels[i] * k + predicted[i]]++;
    sizes[labels[i]]++;
  }
  let worst = 1;
  for (let c = 0; c < k; c++) {
    if (sizes[c] < 2) continue;
    let kept = 0;
    for (let e = 0; e < k; e++) kept += both[c * k + e] * (both[c * k + e] - 1);
    worst = Math.min(worst, kept / (sizes[c] * (sizes[c] - 1)));
  }
  return worst;
}
