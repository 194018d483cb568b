import { type Matrix, predict } from "@coterie/kmeans";
import { resample } from "../compare/criteria/bootstrap-stability.js";
import { drawRows, gatherRows } from "../compare/criteria/draw-rows.js";
import { quickFit } from "../compare/criteria/quick-fit.js";
import { PURPOSE, taskSeed } from "../compare/criteria/task-seed.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";

/** A resample of customers and the segments found anew in it. */
interface Recluster {
  /** Distinct rows of the table, and how often each was drawn. */
  readonly rows: Uint32Array;
  readonly counts: Float64Array;
  /** For each of `rows` the segment (from 0) that its new cluster is the match of; `UNMATCHED` where it is the match of none. */
  readonly labels: Uint16Array;
}

/** Segments found anew on resamples of customers: what intervals are taken from. */
export interface Reclusterings {
  /** Customers drawn from. */
  readonly rows: number;
  readonly draws: readonly Recluster[];
}

/** Label of a new cluster that is no segment's match. */
const UNMATCHED = 65535;

/** How often segments are found anew. */
export interface ReclusterOptions {
  /** Unsigned 32-bit integer (default 0): that of the comparison, whose resamples these then are. */
  readonly seed?: number | undefined;
  /** Default 100. */
  readonly resamples?: number | undefined;
  /** Customers to draw from at most (default 4,000). */
  readonly rows?: number | undefined;
  /** One integer a row that the sample is drawn by (default: the row's place). */
  readonly rowHashes?: ArrayLike<number> | undefined;
  /** The table's row for each of the matrix (default: the same), where some of the table are not clustered. */
  readonly tableRows?: ArrayLike<number> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How long the event loop is held at most, a single fit apart. */
const SLICE_MS = 20;

/**
 * Draw customers with replacement, cluster them anew, and match each new cluster with the segment it shares most with: what stability is taken from,
 * kept so that numbers of segments get intervals. Not a resampling with labels fixed, which would take the borders for known.
 *
 * @param matrix Customers in model space.
 * @param labels Segment of each customer, from 0.
 * @param k Segments.
 * @param options.seed That of the comparison.
 * @returns The resamples whose customers could be clustered.
 * @throws {SegmentError} `aborted`.
 * @remarks Matches are made by falling Jaccard similarity, each cluster and each segment once.
 */
export async function reclusterings(
  matrix: Matrix,
  labels: ArrayLike<number>,
  k: number,
  options: ReclusterOptions = {},
): Promise<Reclusterings> {
  refuseUnknown(options, ["seed", "resamples", "rows", "rowHashes", "tableRows", "signal"]);
  const { seed = 0, resamples = 100, rows: most = 4000, rowHashes, tableRows, signal } = options;
  const rows = drawRows(matrix.rowCount, most, taskSeed(seed, PURPOSE.sample), rowHashes);
  const sample = gatherRows(matrix, rows);
  const draws: Recluster[] = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (let b = 0; b < resamples; b++) {
    const drawn = resample(sample, taskSeed(seed, PURPOSE.bootstrap, b));
    const model = quickFit(drawn.matrix, k, taskSeed(seed, PURPOSE.bootstrapFit, b, k), drawn.weights);
    if (model !== null) {
      const own = Uint32Array.from(drawn.rows, (row) => rows[row]);
      const before = Uint8Array.from(own, (row) => labels[row]);
      const found = predict(model.centroids, drawn.matrix);
      const match = matchSegments(before, found, drawn.weights, k);
      draws.push({
        rows: tableRows === undefined ? own : own.map((row) => tableRows[row]),
        counts: drawn.weights,
        labels: Uint16Array.from(found, (cluster) => (match[cluster] < k ? match[cluster] : UNMATCHED)),
      });
    }
    if (performance.now() < sliceEnd) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (signal?.aborted)
      throw new SegmentError("aborted", "the description of segments was stopped. Nothing was kept.");
    sliceEnd = performance.now() + SLICE_MS;
  }
  return { rows: rows.length, draws };
}

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
