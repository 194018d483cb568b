import { type Scores, slotRange } from "./score-rows.js";
import type { SilhouettePlan, SilhouetteScope } from "./silhouette-plan.js";

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

/** What was scored of one partition. */
interface Scored {
  /** For each cluster. */
  readonly rows: Uint32Array;
  readonly weights: Float64Array;
  readonly means: Float64Array;
  /** Weighted squared deviations from the mean, the weights squared. */
  readonly scatter: Float64Array;
  /** For each cluster the means with each fold of the compared rows left out. */
  readonly leftOut: readonly Float64Array[];
}

/**
 * Means and intervals from scored rows. Clusters count by their true weight. Two things widen the interval: that of each cluster only some
 * rows were scored (sampling without replacement, stratified by cluster or after), and that they were compared with some rows only (leaving out
 * each fold of those in turn, the delete-a-group jackknife).
 *
 * @param scope What was asked.
 * @param plan What was computed.
 * @param parts The results of its tasks, in order.
 * @param partition Which partition.
 * @param clusterWeights Its clusters' weights.
 * @remarks Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling; Kott (2001), The delete-a-group jackknife; Satterthwaite (1946).
 */
export function silhouetteEstimate(
  { partitions, exact, drawable }: SilhouetteScope,
  plan: SilhouettePlan,
  parts: readonly Scores[],
  partition: number,
  clusterWeights: Float64Array,
): SilhouetteEstimate {
  const { sizes } = partitions[partition];
  const { folds } = plan.compared;
  const scored = gather(plan, parts, partition);
  const total = clusterWeights.reduce((sum, weight) => sum + weight, 0);
  const share = (c: number) => clusterWeights[c] / total;
  const means = scored.means.map((mean, c) => (sizes[c] === 0 ? Number.NaN : mean));
  const value = means.reduce((sum, mean, c) => sum + (Number.isNaN(mean) ? 0 : share(c) * mean), 0);
  const variances = scored.scatter.map((scatter, c) => {
    const n = scored.rows[c];
    if (n < 2 || n === sizes[c]) return 0;
    return ((1 - n / sizes[c]) * ((n / (n - 1)) * scatter)) / scored.weights[c] ** 2;
  });
  const whole = Float64Array.from({ length: folds }, (_, f) =>
    scored.leftOut.reduce((sum, left, c) => sum + share(c) * left[f], 0),
  );
  const left = 1 - rowsOf(plan.reference.ends, partition) / drawable.count;
  const margin = (variance: number, ofFolds: Float64Array) =>
    exact ? 0 : halfWidth(variance, left * jackknife(ofFolds), folds - 1);
  const drawn = variances.reduce((sum, variance, c) => sum + share(c) ** 2 * variance, 0);
  const own = means.map((_, c) => margin(variances[c], scored.leftOut[c]));
  return {
    value,
    rows: rowsOf(plan.points.ends, partition),
    exact,
    low: Math.max(-1, value - margin(drawn, whole)),
    high: Math.min(1, value + margin(drawn, whole)),
    perCluster: means,
    perClusterLow: means.map((mean, c) => Math.max(-1, mean - own[c])),
    perClusterHigh: means.map((mean, c) => Math.min(1, mean + own[c])),
  };
}

/** Adds up what the tasks say of a partition, in their order. */
function gather(plan: SilhouettePlan, parts: readonly Scores[], partition: number): Scored {
  const { slots, folds } = plan.compared;
  const k = slots.ks[partition];
  const rows = new Uint32Array(k);
  const weights = new Float64Array(k);
  const means = new Float64Array(k);
  const scatter = new Float64Array(k);
  const leftOut = Array.from({ length: k }, () => new Float64Array(folds));
  const each = (visit: (c: number, score: number, w: number) => void): void => eachScore(plan, parts, partition, visit);
  each((c, score, w) => {
    rows[c]++;
    weights[c] += w;
    means[c] += w * score;
  });
  for (let c = 0; c < k; c++) if (weights[c] > 0) means[c] /= weights[c];
  each((c, score, w) => {
    scatter[c] += (w * (score - means[c])) ** 2;
  });
  plan.tasks.forEach(({ firstPartition, partitions }, t) => {
    if (partition < firstPartition || partition >= firstPartition + partitions || folds === 1) return;
    const first = slots.firsts[partition] - slotRange(slots, firstPartition, partitions).from;
    for (let c = 0; c < k; c++) {
      for (let f = 0; f < folds; f++) leftOut[c][f] += parts[t].leftOut[(first + c) * folds + f];
    }
  });
  leftOut.forEach((ofFolds, c) => {
    for (let f = 0; f < folds; f++) ofFolds[f] = weights[c] > 0 ? ofFolds[f] / weights[c] : 0;
  });
  return { rows, weights, means, scatter, leftOut };
}

/** Goes through the rows that were scored in a partition. */
function eachScore(
  { tasks, scored, compared: { slots } }: SilhouettePlan,
  parts: readonly Scores[],
  partition: number,
  visit: (cluster: number, score: number, weight: number) => void,
): void {
  tasks.forEach(({ first, rows, firstPartition, partitions }, t) => {
    if (partition < firstPartition || partition >= firstPartition + partitions) return;
    const own = parts[t].scores.subarray((partition - firstPartition) * rows, (partition - firstPartition + 1) * rows);
    for (let i = 0; i < rows; i++) {
      const slot = scored.slotOf[(first + i) * slots.ks.length + partition];
      if (slot < slots.count)
        visit(slot - slots.firsts[partition], own[i], scored.weights ? scored.weights[first + i] : 1);
    }
  });
}

/** Rows of a sample that a partition has. */
function rowsOf(ends: readonly number[], partition: number): number {
  return ends.length === 1 ? ends[0] : ends[0] + ends[partition + 1] - ends[partition];
}

/**
 * Half the 95% interval of a mean whose variance is the sum of two: one that is known well, and one estimated with a few degrees of freedom. The sum's
 * are Satterthwaite's; Student's quantile is taken to the first term of its expansion about the normal one, (z³ + z) / 4 = 2.37.
 */
function halfWidth(known: number, estimated: number, freedom: number): number {
  const variance = known + estimated;
  if (variance === 0) return 0;
  return (1.96 + (2.37 / freedom) * (estimated / variance) ** 2) * Math.sqrt(variance);
}

/** The variance of a mean from its values with each of some groups left out. */
function jackknife(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return ((values.length - 1) / values.length) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
