import { median } from "../statistics/median.js";
import { quantile } from "../statistics/quantile.js";
import type { Interval } from "./persona.js";
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
  for (const { rows, counts, labels } of found.draws) {
    const groups: number[][] = own.map(() => []);
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i]];
      if (labels[i] >= own.length || Number.isNaN(value)) continue;
      for (let copy = 0; copy < counts[i]; copy++) groups[labels[i]].push(value);
    }
    groups.forEach((group, segment) => {
      if (group.length > 0)
        drawn[segment].push(statistic === "share" ? meanOf(group) : median(Float64Array.from(group)));
    });
  }
  return own.map((value, segment) => {
    const of = Float64Array.from(drawn[segment]).sort();
    if (value === null || of.length === 0 || of.length < LEAST_FOUND * found.draws.length) return null;
    return { low: Math.min(value, quantile(of, 0.025)), high: Math.max(value, quantile(of, 0.975)) };
  });
}

function meanOf(group: readonly number[]): number {
  return group.reduce((sum, value) => sum + value, 0) / group.length;
}
