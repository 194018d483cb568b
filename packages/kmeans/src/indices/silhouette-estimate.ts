import type { ScoredRows } from "./score-rows.js";
import { count, type SilhouettePlan } from "./silhouette-plan.js";

/** Mean Euclidean silhouette. */
export interface SilhouetteEstimate {
  readonly value: number;
  /** Rows whose silhouette was computed. */
  readonly rows: number;
  readonly exact: boolean;
  /** Ends of the 95% interval from sampling rows; equal to `value` when exact. */
  readonly low: number;
  readonly high: number;
  /** Mean of each cluster; NaN where it has no row of positive weight. */
  readonly perCluster: Float64Array;
  /** Ends of each cluster's 95% interval; equal to its mean when exact, NaN with it. */
  readonly perClusterLow: Float64Array;
  readonly perClusterHigh: Float64Array;
}

/**
 * Means and intervals from scored rows. Clusters count by their true weight. Two things widen the interval: that of each cluster only some
 * rows were scored (stratified sampling without replacement), and that they were compared with some rows only (leaving out each fold of
 * those in turn, the delete-a-group jackknife).
 *
 * @param plan What was computed.
 * @param parts The results of its tasks, in order.
 * @param weights One per row, or null for 1.
 * @param exact Whether all rows were scored against all.
 * @remarks Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling; Kott (2001), The delete-a-group jackknife.
 */
export function silhouetteEstimate(
  plan: SilhouettePlan,
  parts: readonly ScoredRows[],
  weights: Float64Array | null,
  exact: boolean,
): SilhouetteEstimate {
  const { clusters, scored, cells } = plan;
  const weightOf = (rows: Uint32Array) => (weights ? rows.reduce((sum, row) => sum + weights[row], 0) : rows.length);
  const clusterWeights = clusters.map(weightOf);
  const total = clusterWeights.reduce((sum, weight) => sum + weight, 0);
  const means = new Float64Array(clusters.length).fill(Number.NaN);
  const variances = new Float64Array(clusters.length);
  const leftOut = clusters.map(() => new Float64Array(cells.folds));
  for (let c = 0; c < clusters.length; c++) {
    const n = scored[c].length;
    if (n === 0) continue;
    const own = plan.tasks.flatMap((task, t) => (task.cluster === c ? [parts[t]] : []));
    const scores = own.flatMap((part) => [...part.scores]);
    const weight = (i: number) => (weights ? weights[scored[c][i]] : 1);
    const sampleWeight = weightOf(scored[c]);
    const mean = scores.reduce((sum, score, i) => sum + weight(i) * score, 0) / sampleWeight;
    means[c] = mean;
    for (const part of own) for (let f = 0; f < part.leftOut.length; f++) leftOut[c][f] += part.leftOut[f];
    const unit = own.length > 0 ? foldWeight(plan, c) : 1;
    for (let f = 0; f < cells.folds; f++) leftOut[c][f] /= unit;
    if (n > 1 && n < clusters[c].length) {
      const scatter = scores.reduce((sum, score, i) => sum + (weight(i) * (score - mean)) ** 2, 0);
      variances[c] = ((1 - n / clusters[c].length) * ((n / (n - 1)) * scatter)) / sampleWeight ** 2;
    }
  }
  const share = (c: number) => clusterWeights[c] / total;
  const value = clusters.reduce((sum, _, c) => sum + (Number.isNaN(means[c]) ? 0 : share(c) * means[c]), 0);
  const whole = Float64Array.from({ length: cells.folds }, (_, f) =>
    clusters.reduce((sum, _, c) => sum + share(c) * leftOut[c][f], 0),
  );
  const left = 1 - count(plan.reference) / count(clusters);
  const margin = (variance: number, folds: Float64Array) =>
    exact ? 0 : 1.96 * Math.sqrt(variance + left * jackknife(folds));
  const drawn = variances.reduce((sum, variance, c) => sum + share(c) ** 2 * variance, 0);
  const own = means.map((_, c) => margin(variances[c], leftOut[c]));
  return {
    value,
    rows: count(scored),
    exact,
    low: Math.max(-1, value - margin(drawn, whole)),
    high: Math.min(1, value + margin(drawn, whole)),
    perCluster: means,
    perClusterLow: means.map((mean, c) => Math.max(-1, mean - own[c])),
    perClusterHigh: means.map((mean, c) => Math.min(1, mean + own[c])),
  };
}

/** The weight of a cluster's scored rows, as the tasks count it. */
function foldWeight({ tasks }: SilhouettePlan, cluster: number): number {
  let sum = 0;
  for (const task of tasks) {
    if (task.cluster === cluster) sum += task.weights ? task.weights.reduce((total, w) => total + w, 0) : task.rows;
  }
  return sum;
}

/** The variance of a mean from its values with each of some groups left out. */
function jackknife(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return ((values.length - 1) / values.length) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
