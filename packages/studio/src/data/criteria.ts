import type { ReportData } from "@coterie/wire";
import { formatDigits } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import type { ComparisonRow } from "./model.js";

/** The K each criterion prefers, by the criterion's key. */
type Preferences = NonNullable<ReportData["comparison"]["judgement"]>["prefers"];

/** A criterion's value at one K, with its interval and rows where it carries them. */
interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Rows it was computed on, where the criterion says so. */
  readonly rows: number | null;
  readonly isExact: boolean;
}

/** A number that judges K: its names, its direction, its meaning in two sentences. */
export interface Criterion {
  /** Its name among the preferences; null where it has none. */
  readonly key: keyof Preferences | null;
  readonly name: string;
  readonly short: string;
  readonly better: "higher" | "lower" | "none";
  readonly isPercent: boolean;
  readonly meaning: string;
  readonly of: (row: ComparisonRow) => Estimate | null;
}

/** A criterion at one K; the interval where the value is estimated from a sample. */
export interface CriterionPoint {
  readonly k: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The value as it is printed. */
  readonly text: string;
}

/** The criteria of a comparison, in the order in which the report shows them: what the verdict rests on, then what only ranks. */
export const criteria: readonly Criterion[] = [
  {
    key: "valley",
    name: "Highest valley between neighbours",
    short: "Highest valley",
    better: "lower",
    isPercent: false,
    meaning:
      "On the line from one segment’s centre to its neighbour’s, the lowest density over the lower of the two peaks: 0 is empty space between them, 1 no border but the one drawn. The value is that of the pair that is worst parted.",
    of: (row) =>
      plain(
        worst(
          row.judged?.valleys.map(({ value }) => value),
          Math.max,
        ),
      ),
  },
  {
    key: "stability",
    name: "Stability of the weakest segment, median Jaccard",
    short: "Weakest segment",
    better: "higher",
    isPercent: false,
    meaning:
      "Customers are drawn again and again and segmented anew; a segment’s stability is how much of it comes back, from 0 to 1, in the middle one of those draws. The value is that of the segment that comes back least.",
    of: (row) => plain(worst(row.judged?.stability, Math.min)),
  },
  {
    key: "gap",
    name: "Gap in explained share to a population without segments",
    short: "Gap to no segments",
    better: "higher",
    isPercent: true,
    meaning:
      "The explained share less that of made-up customers with the same columns and correlations but no segments. Near 0, segmenting these customers explains no more than segmenting a single crowd would.",
    of: (row) => spread(row.judged?.gap ?? null),
  },
  {
    key: "predictionStrength",
    name: "Prediction strength",
    short: "Prediction strength",
    better: "higher",
    isPercent: false,
    meaning:
      "Customers are halved, both halves are segmented, and each half says who belongs together in the other: the share it gets right in the segment where it is least right. From 0.8 a K counts as confirmed.",
    of: (row) => plain(row.judged?.predictionStrength ?? null),
  },
  {
    key: "ari",
    name: "Agreement between resamples, adjusted Rand index",
    short: "Resamples agree",
    better: "higher",
    isPercent: false,
    meaning:
      "How far two segmentations of resampled customers put the same pairs together, 1 being always and 0 no more than by chance. It speaks of the whole, where stability speaks of each segment.",
    of: (row) => spread(row.judged?.ari ?? null),
  },
  {
    key: "silhouetteEuclidean",
    name: "Silhouette, Euclidean",
    short: "Silhouette",
    better: "higher",
    isPercent: false,
    meaning:
      "For each customer, how much nearer the own segment is than the next one, from −1 to 1, averaged; near 0 customers sit on borders. Above 5,000 customers it is estimated from a sample, and the interval is where the full value would lie 95 times in 100.",
    of: ({ silhouetteEuclidean: s }) => (s === null ? null : { ...s, isExact: s.exact }),
  },
  {
    key: "worstSegmentSilhouette",
    name: "Silhouette of the worst segment, Euclidean",
    short: "Worst segment’s silhouette",
    better: "higher",
    isPercent: false,
    meaning:
      "The silhouette averaged within each segment, and of those the least. Below 0, that segment’s customers lie nearer to another one on average.",
    of: (row) => plain(row.worstSegmentSilhouette),
  },
  {
    key: "silhouetteSquaredEuclidean",
    name: "Silhouette, squared Euclidean, closed form",
    short: "Squared silhouette",
    better: "higher",
    isPercent: false,
    meaning:
      "The same idea with squared distances, which can be computed over all customers at once. It runs higher than the Euclidean silhouette, and the two must not be compared.",
    of: (row) => plain(row.silhouetteSquaredEuclidean),
  },
  {
    key: "silhouetteSimplified",
    name: "Silhouette, simplified",
    short: "Simplified silhouette",
    better: "higher",
    isPercent: false,
    meaning:
      "The silhouette with distances to the centres of segments in place of distances to every customer. It covers all customers and flatters round segments.",
    of: (row) => plain(row.silhouetteSimplified),
  },
  {
    key: "calinskiHarabasz",
    name: "Calinski-Harabasz index",
    short: "Calinski-Harabasz",
    better: "higher",
    isPercent: false,
    meaning:
      "The spread between segments over the spread within them, each per degree of freedom. It has no fixed scale: only values from the same data can be compared.",
    of: (row) => plain(row.calinskiHarabasz),
  },
  {
    key: "daviesBouldin",
    name: "Davies-Bouldin index",
    short: "Davies-Bouldin",
    better: "lower",
    isPercent: false,
    meaning:
      "For each segment, its spread and that of its most similar neighbour over the distance between the two, averaged. Lower is better, and 0 would be segments of no width.",
    of: (row) => plain(row.daviesBouldin),
  },
  {
    key: null,
    name: "Explained share",
    short: "Explained share",
    better: "none",
    isPercent: true,
    meaning:
      "One less inertia over the total sum of squares: the part of customers’ differences that knowing their segment explains. It always rises with K, so that the size of each step matters, not the height.",
    of: (row) => plain(row.explainedShare),
  },
];

/**
 * One criterion over K, without the K at which it cannot be computed.
 *
 * @param criterion One of `criteria`.
 * @param rows The comparison.
 * @returns Points by rising K.
 */
export function pointsOf(criterion: Criterion, rows: readonly ComparisonRow[]): readonly CriterionPoint[] {
  return rows
    .flatMap((row) => {
      const estimate = criterion.of(row);
      if (estimate === null) return [];
      const { value, low, high } = estimate;
      return [{ k: row.k, value, low, high, text: printed(criterion, value) }];
    })
    .toSorted((a, b) => a.k - b.k);
}

/**
 * The K a criterion prefers: by its own usual rule where the comparison was judged, else the K at which it is best.
 *
 * @param criterion One of `criteria`.
 * @param comparison The comparison.
 * @returns A K, or null where it prefers none.
 */
export function preferredK(criterion: Criterion, comparison: ReportData["comparison"]): number | null {
  if (criterion.key === null) return null;
  if (comparison.judgement !== null) return comparison.judgement.prefers[criterion.key];
  const points = pointsOf(criterion, comparison.rows);
  if (points.length === 0) return null;
  const sign = criterion.better === "higher" ? 1 : -1;
  return points.reduce((a, b) => (sign * b.value > sign * a.value ? b : a)).k;
}

/**
 * A criterion's value as it is printed: three significant digits, or a percentage.
 *
 * @param criterion One of `criteria`.
 * @param value Its value.
 * @returns Text.
 */
export function printed(criterion: Criterion, value: number): string {
  return criterion.isPercent ? formatPercent(value) : formatDigits(value);
}

function plain(value: number | null): Estimate | null {
  return value === null ? null : { value, low: value, high: value, rows: null, isExact: true };
}

/** A mean, and a standard deviation to either side. */
function spread(of: { readonly value: number; readonly spread: number } | null): Estimate | null {
  if (of === null) return null;
  return { value: of.value, low: of.value - of.spread, high: of.value + of.spread, rows: null, isExact: true };
}

function worst(values: readonly number[] | undefined, choose: (...values: number[]) => number): number | null {
  return values === undefined || values.length === 0 ? null : choose(...values);
}
