import type { Matrix } from "@coterie/kmeans";
import { resample } from "../compare/criteria/bootstrap-stability.js";
import { PURPOSE, taskSeed } from "../compare/criteria/task-seed.js";
import type { SharedStage } from "../share/shared-stage.js";

/** A resample of customers and the segments found anew in it. */
export interface Recluster {
  /** Distinct rows, and how often each was drawn. */
  readonly rows: Uint32Array;
  readonly counts: Float64Array;
  /** For each of `rows` the segment (from 0) that its new cluster is the match of; `UNMATCHED` where it is the match of none. */
  readonly labels: Uint16Array;
}

/** What segments are found anew on. */
export interface ReclusterBench {
  readonly sample: Matrix;
  /** Segment of each row of the sample, from 0. */
  readonly labels: Uint8Array;
  readonly k: number;
  readonly seed: number;
}

/** Label of a new cluster that is no segment's match. */
const UNMATCHED = 65535;

/** One resample of the sample, clustered anew; null where its rows are too few or too alike. Its rows are the sample's. */
export const reclusterStage: SharedStage<ReclusterBench, number, Recluster | null> = {
  name: "recluster",
  run: ({ sample, labels, k, seed }, b) => {
    const drawn = resample(sample, taskSeed(seed, PURPOSE.bootstrap, b));
    const model = drawn.fits.fit(k, taskSeed(seed, PURPOSE.bootstrapFit, b, k));
    if (model === null) return null;
    const before = Uint8Array.from(drawn.rows, (row) => labels[row]);
    const match = matchSegments(before, model.labels, drawn.weights, k);
    return {
      rows: drawn.rows,
      counts: drawn.weights,
      labels: Uint16Array.from(model.labels, (cluster) => (match[cluster] < k ? match[cluster] : UNMATCHED)),
    };
  },
};

/**
 * Which segment each new cluster is: pairs by falling Jaccard similarity, each once.
 *
 * @param before Segment of each row.
 * @param found New cluster of each row.
 * @param weights How often each row was drawn.
 * @param k Segments, and clusters at most.
 * @returns A segment a cluster; `k` for a cluster that shares no row with a segment left.
 */
export function matchSegments(
  before: ArrayLike<number>,
  found: ArrayLike<number>,
  weights: ArrayLike<number>,
  k: number,
): readonly number[] {
  const both = new Float64Array(k * k);
  const inBefore = new Float64Array(k);
  const inFound = new Float64Array(k);
  for (let i = 0; i < before.length; i++) {
    both[before[i] * k + found[i]] += weights[i];
    inBefore[before[i]] += weights[i];
    inFound[found[i]] += weights[i];
  }
  const pairs = Array.from(both, (shared, at) => {
    const segment = Math.floor(at / k);
    const cluster = at % k;
    return { segment, cluster, jaccard: shared === 0 ? 0 : shared / (inBefore[segment] + inFound[cluster] - shared) };
  }).filter(({ jaccard }) => jaccard > 0);
  pairs.sort((a, b) => b.jaccard - a.jaccard || a.segment - b.segment || a.cluster - b.cluster);
  const match = new Array<number>(k).fill(k);
  const matched = new Set<number>();
  for (const { segment, cluster } of pairs) {
    if (match[cluster] !== k || matched.has(segment)) continue;
    match[cluster] = segment;
    matched.add(segment);
  }
  return match;
}
