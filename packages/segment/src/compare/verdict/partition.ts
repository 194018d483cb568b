import type { KMeansModel } from "@coterie/kmeans";
import type { QuickFits } from "../criteria/quick-fit.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";

/** One K's partition of the sample. */
export interface Partition {
  readonly k: number;
  readonly labels: Uint8Array;
  readonly centroids: Float64Array;
  readonly smallestShare: number;
}

/** Starts of a partition that is found on the sample alone. */
const RESTARTS = 10;

/**
 * A model's partition, of the rows of the sample.
 *
 * @param model Fitted on all rows.
 * @param rows Those of the sample.
 */
export function partitionOf({ k, labels, centroids, sizes }: KMeansModel, rows: Uint32Array): Partition {
  const smallestShare = Math.min(...sizes) / sizes.reduce((sum, size) => sum + size, 0);
  return { k, labels: Uint8Array.from(rows, (row) => labels[row]), centroids, smallestShare };
}

/**
 * A partition found on the sample alone.
 *
 * @param fits Of the rows of the sample.
 * @param k Segments.
 * @param seed Of the comparison.
 * @returns Null where the rows are too few or too alike.
 */
export function samplePartition(fits: QuickFits, k: number, seed: number): Partition | null {
  const found = fits.fit(k, taskSeed(seed, PURPOSE.besideFit, k), RESTARTS);
  if (found === null) return null;
  const sizes = new Uint32Array(k);
  for (const label of found.labels) sizes[label]++;
  return {
    k,
    labels: found.labels,
    centroids: found.centroids,
    smallestShare: Math.min(...sizes) / found.labels.length,
  };
}
