import { type Answer, type Ask, mergeBlocks } from "../engine/ask.js";
import type { BlockSums } from "../engine/block-sums.js";
import { frameOf } from "../engine/frame.js";
import type { ShardRows } from "../engine/residence.js";
import { type AnyMatrix, checkMatrix } from "../matrix.js";
import type { KMeansModel } from "../model.js";
import { checkWeights, refuseUnknown } from "../options.js";
import { driveHere } from "../search/drive-here.js";
import { judgeSteps } from "./judge-steps.js";

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

/**
 * Silhouettes in closed form, Calinski-Harabasz and Davies-Bouldin, over all rows. A fit finds them on its way with `indices: true`.
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
  matrix: AnyMatrix,
  model: Pick<KMeansModel, "k" | "labels" | "inertia">,
  options: ClusterIndicesOptions = {},
): ClusterIndices {
  refuseUnknown(options, ["weights"]);
  const ranges = checkMatrix(matrix);
  const weights = options.weights ?? null;
  if (weights) checkWeights(weights, matrix.rowCount);
  const { k, labels, inertia } = model;
  const { rowCount, featureCount } = matrix;
  const rows: ShardRows = { ...matrix, weights };
  const frame = frameOf(matrix, weights, ranges.low, ranges.high);
  const driver = driveHere();
  try {
    const answerTo = (ask: Ask) => driver.reply({ request: "ask", ask }).answer as Answer;
    driver.reply({ request: "hold", hold: { rows, frame, seeding: false }, split: false });
    const { sums } = answerTo({ ask: "adopt", labels, k });
    const totals = mergeBlocks(sums as BlockSums, k);
    const centroids = new Float64Array(k * featureCount);
    const steps = judgeSteps({ totals, rowCount, frame, weighted: weights !== null, inertia, centroids, within: null });
    let step = steps.next();
    while (!step.done) step = steps.next(answerTo(step.value));
    return step.value;
  } finally {
    driver.release();
  }
}
