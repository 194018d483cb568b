import type { CriterionPoint } from "./charts/criterion-chart.js";
import type { ComparisonRow } from "./model.js";
import { formatDigits } from "./words/format-number.js";
import { formatPercent } from "./words/format-percent.js";

/** A criterion's value at one K, with its interval and rows where it carries them. */
interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Rows it was computed on, where the criterion says so. */
  readonly rows: number | null;
  readonly exact: boolean;
}

/** A number that judges K: its names, its direction, its meaning in two sentences. */
export interface Criterion {
  readonly name: string;
  readonly short: string;
  readonly better: "higher" | "lower" | "none";
  readonly percent: boolean;
  readonly meaning: string;
  readonly of: (row: ComparisonRow) => Estimate | null;
}

/** The criteria of a comparison, in the order in which the report shows them. */
export const criteria: readonly Criterion[] = [
  {
    name: "Explained share",
    short: "Explained share",
    better: "none",
    percent: true,
    meaning:
      "One less inertia over the total sum of squares: the part of customers’ differences that knowing their segment explains. It always rises with K, so that the size of each step matters, not the height.",
    of: (row) => plain(row.explainedShare),
  },
  {
    name: "Silhouette, Euclidean",
    short: "Silhouette",
    better: "higher",
    percent: false,
    meaning:
      "For each customer, how much nearer the own segment is than the next one, from −1 to 1, averaged; near 0 customers sit on borders. Above 5,000 customers it is estimated from a sample, and the interval is where the full value would lie 95 times in 100.",
    of: (row) => row.silhouetteEuclidean,
  },
  {
    name: "Silhouette, squared Euclidean, closed form",
    short: "Squared silhouette",
    better: "higher",
    percent: false,
    meaning:
      "The same idea with squared distances, which can be computed over all customers at once. It runs higher than the Euclidean silhouette, and the two must not be compared.",
    of: (row) => plain(row.silhouetteSquaredEuclidean),
  },
  {
    name: "Silhouette, simplified",
    short: "Simplified silhouette",
    better: "higher",
    percent: false,
    meaning:
      "The silhouette with distances to the centres of segments in place of distances to every customer. It covers all customers and flatters round segments.",
    of: (row) => plain(row.silhouetteSimplified),
  },
  {
    name: "Calinski-Harabasz index",
    short: "Calinski-Harabasz",
    better: "higher",
    percent: false,
    meaning:
      "The spread between segments over the spread within them, each per degree of freedom. It has no fixed scale: only values from the same data can be compared.",
    of: (row) => plain(row.calinskiHarabasz),
  },
  {
    name: "Davies-Bouldin index",
    short: "Davies-Bouldin",
    better: "lower",
    percent: false,
    meaning:
      "For each segment, its spread and that of its most similar neighbour over the distance between the two, averaged. Lower is better, and 0 would be segments of no width.",
    of: (row) => plain(row.daviesBouldin),
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
      return estimate === null
        ? []
        : [
            {
              k: row.k,
              value: estimate.value,
              low: estimate.low,
              high: estimate.high,
              text: printed(criterion, estimate.value),
            },
          ];
    })
    .toSorted((a, b) => a.k - b.k);
}

/**
 * A criterion's value as it is printed: three significant digits, or a percentage.
 *
 * @param criterion One of `criteria`.
 * @param value Its value.
 * @returns Text.
 */
export function printed(criterion: Criterion, value: number): string {
  return criterion.percent ? formatPercent(value) : formatDigits(value);
}

function plain(value: number | null): Estimate | null {
  return value === null ? null : { value, low: value, high: value, rows: null, exact: true };
}
