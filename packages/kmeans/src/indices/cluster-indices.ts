import type { Answer } from "../engine/ask.js";
import { type Frame, frameOf } from "../engine/frame.js";
import { squaredDistance } from "../lloyd/assign-rows.js";
import { clusterSums } from "../lloyd/cluster-sums.js";
import { meansOf } from "../lloyd/lloyd.js";
import { carriedSum, withinSums } from "../lloyd/within-sums.js";
import { checkMatrix, type Matrix } from "../matrix.js";
import type { KMeansModel } from "../model.js";
import { checkWeights, refuseUnknown } from "../options.js";
import { driveHere } from "../search/drive-here.js";

/** Criteria in closed form over all rows. Null = not computable: one cluster, or nothing left to divide by. */
export interface ClusterIndices {
  /** Mean silhouette under squared Euclidean distances; runs higher than the Euclidean one. */
  readonly silhouetteSquaredEuclidean: number | null;
  /** Mean silhouette with distances to centroids in place of mean distances to rows. */
  readonly silhouetteSimplified: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  /** Weighted squared distances to the mean of all rows. */
  readonly totalSumOfSquares: number;
  /** 1 − inertia / total; 0 where the total is 0. */
  readonly explainedShare: number;
}

/** The row weights of the fit. */
export interface ClusterIndicesOptions {
  readonly weights?: Float64Array | undefined;
}

/** Up to this many subtractions plain f64 is done before the kernel's memory is filled. */
const PLAIN_WORK = 4_000_000;

/**
 * Silhouettes in closed form, Calinski-Harabasz and Davies-Bouldin, over all rows.
 *
 * @param matrix The rows the model was fitted on.
 * @param model Its labels are used; means and within-sums are taken anew, so a fit that was cut off is judged rightly.
 * @param options.weights The weights of the fit; a row's silhouette then counts by its weight, its cluster's others being all but that weight.
 * @returns Rows alone in their cluster score 0 in both silhouettes. On large tables distances are rounded to f32, which shows from the sixth
 * digit on.
 * @throws {KMeansError} `bad-data`.
 * @remarks O(rowCount · k · featureCount). Mean squared distance to a cluster = squared distance to its mean + W / n (the
 * form of Spark's SquaredEuclideanSilhouette made stable). Caliński & Harabasz (1974); Davies & Bouldin (1979).
 */
export function clusterIndices(
  matrix: Matrix,
  model: Pick<KMeansModel, "k" | "labels" | "inertia">,
  options: ClusterIndicesOptions = {},
): ClusterIndices {
  refuseUnknown(options, ["weights"]);
  const ranges = checkMatrix(matrix);
  const weights = options.weights ?? null;
  if (weights) checkWeights(weights, matrix.rowCount);
  const { k, labels } = model;
  const d = matrix.featureCount;
  const totals = clusterSums(matrix, weights, labels, k);
  const means = meansOf(totals, new Float64Array(k * d));
  const within = withinSums(matrix, weights, labels, means);
  const withinTotal = carriedSum(within);
  const rows = carriedSum(totals.counts);
  const filled = totals.weights.filter((weight) => weight > 0).length;
  const between = betweenSquares(means, totals.weights);
  const totalSumOfSquares = withinTotal + between;
  const judged = filled > 1;
  const frame = frameOf(matrix, null, ranges.low, ranges.high);
  const inKernel =
    weights === null && matrix.values.length * k > PLAIN_WORK && keepsDigits(frame, means, totals.counts, within);
  const sums = !judged
    ? null
    : inKernel
      ? judge(matrix, frame, labels, means, totals.counts, within)
      : scan(matrix, weights, labels, means, totals.weights, totals.counts, within);
  return {
    silhouetteSquaredEuclidean: sums?.squared ?? null,
    silhouetteSimplified: sums?.simplified ?? null,
    calinskiHarabasz:
      judged && withinTotal > 0 && rows > filled ? between / (filled - 1) / (withinTotal / (rows - filled)) : null,
    daviesBouldin: sums && daviesBouldin(means, totals.weights, sums.meanDistances),
    totalSumOfSquares,
    explainedShare: totalSumOfSquares > 0 ? 1 - model.inertia / totalSumOfSquares : 0,
  };
}

interface Scan {
  readonly squared: number;
  readonly simplified: number;
  readonly meanDistances: Float64Array;
}

/**
 * Whether squared distances keep their digits in f32: no cluster may lie far from the frame's centre, compared with its width. A square errs
 * by about 2^-22 of the squared length.
 */
function keepsDigits(frame: Frame, means: Float64Array, counts: Float64Array, within: Float64Array): boolean {
  const d = frame.centre.length;
  return counts.every((n, c) => n < 2 || n * squaredDistance(means, c * d, frame.centre, 0, d) < 1000 * within[c]);
}

/** The same as `scan`, in the kernel. */
function judge(
  matrix: Matrix,
  frame: Frame,
  labels: Uint8Array,
  means: Float64Array,
  counts: Float64Array,
  within: Float64Array,
): Scan {
  const driver = driveHere();
  const rows = { ...matrix, weights: null };
  driver.reply({ request: "hold", hold: { rows, frame, seeding: false }, split: false });
  const { answer } = driver.reply({ request: "ask", ask: { ask: "judge", labels, means, counts, within } });
  driver.release();
  const [squared, simplified, ...distances] = (answer as Answer).within;
  return {
    squared: squared / matrix.rowCount,
    simplified: simplified / matrix.rowCount,
    meanDistances: Float64Array.from(distances, (sum, c) => sum / counts[c]),
  };
}

/** One pass over the rows: both silhouettes and each cluster's mean distance to its mean. */
function scan(
  matrix: Matrix,
  weights: Float64Array | null,
  labels: Uint8Array,
  means: Float64Array,
  clusterWeights: Float64Array,
  counts: Float64Array,
  within: Float64Array,
): Scan {
  const { values, rowCount, featureCount: d } = matrix;
  const k = clusterWeights.length;
  const distances = new Float64Array(k);
  const spread = within.map((sum, c) => sum / clusterWeights[c]);
  let squared = 0;
  let simplified = 0;
  let total = 0;
  for (let i = 0; i < rowCount; i++) {
    const w = weights ? weights[i] : 1;
    if (w === 0) continue;
    const own = labels[i];
    const square = squaredDistance(values, i * d, means, own * d, d);
    distances[own] += w * Math.sqrt(square);
    total += w;
    if (counts[own] < 2) continue;
    let nearest = Number.POSITIVE_INFINITY;
    let nearestMean = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      if (c === own || clusterWeights[c] === 0) continue;
      const other = squaredDistance(values, i * d, means, c * d, d);
      if (other < nearest) nearest = other;
      if (other + spread[c] < nearestMean) nearestMean = other + spread[c];
    }
    const a = (clusterWeights[own] * square + within[own]) / (clusterWeights[own] - w);
    squared += w * silhouette(a, nearestMean);
    simplified += w * silhouette(Math.sqrt(square), Math.sqrt(nearest));
  }
  return {
    squared: squared / total,
    simplified: simplified / total,
    meanDistances: distances.map((sum, c) => sum / clusterWeights[c]),
  };
}

/** (b − a) / max(a, b), 0 where both are 0. */
function silhouette(a: number, b: number): number {
  const larger = a > b ? a : b;
  return larger > 0 ? (b - a) / larger : 0;
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
