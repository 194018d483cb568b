import { type Answer, type Ask, mergeWithin } from "../engine/ask.js";
import type { Frame } from "../engine/frame.js";
import type { PartitionFacts } from "../engine/judge-shard.js";
import { squaredDistance } from "../lloyd/assign-rows.js";
import type { ClusterSums } from "../lloyd/cluster-sums.js";
import { meansOf } from "../lloyd/lloyd.js";
import { carriedSum } from "../lloyd/within-sums.js";
import type { ClusterIndices } from "./cluster-indices.js";

/** A partition that rows hold as their labels. */
export interface Partition {
  readonly totals: ClusterSums;
  readonly rowCount: number;
  readonly frame: Frame;
  readonly weighted: boolean;
  readonly inertia: number;
  /** Squared distances to these centroids, where they are known already. */
  readonly centroids: Float64Array;
  readonly within: Float64Array | null;
}

/** Up to this many subtractions plain f64 is done. */
const PLAIN_WORK = 4_000_000;

/**
 * All criteria in closed form: one pass over the rows, and another only where the partition's means are not its centroids.
 *
 * @param partition What is judged.
 * @returns Yields what it asks of the rows.
 */
export function* judgeSteps(partition: Partition): Generator<Ask, ClusterIndices, Answer> {
  const { totals, frame, centroids } = partition;
  const k = totals.weights.length;
  const means = meansOf(totals, centroids);
  const known = partition.within !== null && means.every((mean, at) => mean === centroids[at]);
  const within = known
    ? (partition.within as Float64Array)
    : mergeWithin((yield { ask: "within", centroids: means, labelled: false }).within, k);
  const facts = { means, weights: totals.weights, counts: totals.counts, within };
  const isJudged = totals.weights.filter((weight) => weight > 0).length > 1;
  if (!isJudged) return indicesOf(facts, partition.inertia, null);
  const small = partition.rowCount * frame.centre.length * k <= PLAIN_WORK;
  const plain = small || partition.weighted || !keepsDigits(frame, facts);
  const answer = yield { ask: "judge", facts, plain };
  return indicesOf(facts, partition.inertia, mergeWithin(answer.within, 2 + k));
}

/**
 * Whether squared distances keep their digits in f32: no cluster may lie far from the frame's centre, compared with its width. A square errs
 * by about 2^-22 of the squared length.
 */
function keepsDigits(frame: Frame, { means, counts, within }: PartitionFacts): boolean {
  const d = frame.centre.length;
  return counts.every((n, c) => n < 2 || n * squaredDistance(means, c * d, frame.centre, 0, d) < 1000 * within[c]);
}

/**
 * @param facts The partition.
 * @param inertia To its centroids.
 * @param judged Squared silhouettes, simplified ones, distances to each mean; null for one cluster.
 */
function indicesOf(facts: PartitionFacts, inertia: number, judged: Float64Array | null): ClusterIndices {
  const { means, weights, counts, within } = facts;
  const total = carriedSum(weights);
  const withinTotal = carriedSum(within);
  const rows = carriedSum(counts);
  const filled = weights.filter((weight) => weight > 0).length;
  const between = betweenSquares(means, weights);
  const totalSumOfSquares = withinTotal + between;
  return {
    silhouetteSquaredEuclidean: judged && judged[0] / total,
    silhouetteSimplified: judged && judged[1] / total,
    calinskiHarabasz:
      judged && withinTotal > 0 && rows > filled ? between / (filled - 1) / (withinTotal / (rows - filled)) : null,
    daviesBouldin:
      judged &&
      daviesBouldin(
        means,
        weights,
        weights.map((weight, c) => judged[2 + c] / weight),
      ),
    totalSumOfSquares,
    explainedShare: totalSumOfSquares > 0 ? 1 - inertia / totalSumOfSquares : 0,
  };
}

/** Mean over the clusters of their worst ratio of widths to distance; null where two means coincide. */
function daviesBouldin(means: Float64Array, clusterWeights: Float64Array, widths: Float64Array): number | null {
  const k = clusterWeights.length;
  const d = means.length / k;
  let sum = 0;
  let clusters = 0;
  for (let a = 0; a < k; a++) {
    if (clusterWeights[a] === 0) continue;
    let worst = 0;
    for (let b = 0; b < k; b++) {
      if (b === a || clusterWeights[b] === 0) continue;
      const apart = Math.sqrt(squaredDistance(means, a * d, means, b * d, d));
      if (apart === 0) return null;
      worst = Math.max(worst, (widths[a] + widths[b]) / apart);
    }
    sum += worst;
    clusters++;
  }
  return sum / clusters;
}

/** Weighted squared distances of the clusters' means to the mean of all rows. */
function betweenSquares(means: Float64Array, clusterWeights: Float64Array): number {
  const k = clusterWeights.length;
  const d = means.length / k;
  const total = clusterWeights.reduce((sum, weight) => sum + weight, 0);
  const mean = new Float64Array(d);
  for (let c = 0; c < k; c++) for (let j = 0; j < d; j++) mean[j] += (clusterWeights[c] / total) * means[c * d + j];
  return clusterWeights.reduce((sum, weight, c) => sum + weight * squaredDistance(means, c * d, mean, 0, d), 0);
}
