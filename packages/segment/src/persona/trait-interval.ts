import { median } from "../statistics/median.js";
import { quantile } from "../statistics/quantile.js";
import type { Interval } from "./persona.js";
import type { Recluster } from "./recluster-task.js";
import type { Reclusterings } from "./reclusterings.js";

/** Share of resamples that must have found the segment, for an interval to be said. */
const LEAST_FOUND = 0.5;

/**
 * The 95% interval of each segment's statistic over segments found anew: 2.5th and 97.5th percentile of the resamples', widened to hold the value itself.
 *
 * @param values One column, NaN where missing, in the table's order.
 * @param statistic Median, or the mean of a 0/1 column.
 * @param found Segments found anew.
 * @param own Each segment's value; null gets no interval.
 * @returns One a segment; null too where fewer than half of the resamples found the segment with a value.
 */
export function statisticIntervals(
  values: Float64Array,
  statistic: "median" | "share",
  found: Reclusterings,
  own: readonly (number | null)[],
): readonly (Interval | null)[] {
  const drawn: number[][] = own.map(() => []);
  const sampled = Float64Array.from(found.sample, (row) => values[row]);
  for (const draw of found.draws) {
    valuesByGroup(sampled, draw, own.length).forEach((group, segment) => {
      if (group.length > 0) drawn[segment].push(statistic === "share" ? meanOf(group) : median(group));
    });
  }
  return own.map((value, segment) => {
    const of = Float64Array.from(drawn[segment]).sort();
    if (value === null || of.length === 0 || of.length < LEAST_FOUND * found.draws.length) return null;
    return { low: Math.min(value, quantile(of, 0.025)), high: Math.max(value, quantile(of, 0.975)) };
  });
}

/** The values that customers of a draw have, each as often as it was drawn, by segment. */
function valuesByGroup(values: Float64Array, { rows, counts, labels }: Recluster, k: number): readonly Float64Array[] {
  const ends = new Uint32Array(k + 1);
  for (let i = 0; i < rows.length; i++) {
    const isThere = labels[i] < k && !Number.isNaN(values[rows[i]]);
    if (isThere) ends[labels[i] + 1] += counts[i];
  }
  for (let group = 1; group <= k; group++) ends[group] += ends[group - 1];
  const parted = new Float64Array(ends[k]);
  const places = ends.slice();
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]];
    if (labels[i] >= k || Number.isNaN(value)) continue;
    for (let copy = 0; copy < counts[i]; copy++) parted[places[labels[i]]++] = value;
  }
  return Array.from({ length: k }, (_, group) => parted.subarray(ends[group], ends[group + 1]));
}

function meanOf(group: Float64Array): number {
  return group.reduce((sum, value) => sum + value, 0) / group.length;
}
