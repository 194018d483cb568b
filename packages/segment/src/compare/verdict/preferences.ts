import type { ComparisonRow } from "../comparison.js";
import { worstStability, worstValley } from "./decide.js";
import type { JudgedK, Preferences } from "./judgement.js";
import type { Limits } from "./limits.js";

/**
 * The K each criterion would choose alone, by its own usual rule, so that dissent is seen.
 *
 * @param rows The K asked for, rising; those that were not judged have no say in what needs judging.
 * @param limits Where a criterion is a bar to pass, the bar.
 * @returns Silhouettes, Calinski-Harabasz and the adjusted Rand index take their largest, Davies-Bouldin its least; the gap the smallest
 * K that reaches 90% of its largest; stability, prediction strength and valley the largest K that passes. Ties go to the smaller K.
 */
export function preferences(rows: readonly PreferenceRow[], limits: Limits): Preferences {
  const judged = rows.flatMap((row) => (row.judged === null ? [] : [row.judged]));
  const most = Math.max(...judged.map((row) => row.gap.value));
  return {
    silhouetteEuclidean: largest(rows, (row) => row.silhouetteEuclidean?.value ?? null),
    worstSegmentSilhouette: largest(rows, (row) => row.worstSegmentSilhouette),
    silhouetteSquaredEuclidean: largest(rows, (row) => row.silhouetteSquaredEuclidean),
    silhouetteSimplified: largest(rows, (row) => row.silhouetteSimplified),
    calinskiHarabasz: largest(rows, (row) => row.calinskiHarabasz),
    daviesBouldin: largest(rows, (row) => (row.daviesBouldin === null ? null : -row.daviesBouldin)),
    gap: most > 0 ? (judged.find((row) => row.gap.value >= limits.gapShare * most)?.k ?? null) : null,
    stability: lastOf(judged, (row) => worstStability(row) >= limits.stability),
    ari: largest(judged, (row) => row.ari.value),
    predictionStrength: lastOf(judged, (row) => row.predictionStrength >= limits.predictionStrength),
    valley: lastOf(judged, (row) => worstValley(row) <= limits.valley),
  };
}

/** What the criteria's preferences are read from. */
export type PreferenceRow = Pick<
  ComparisonRow,
  | "k"
  | "silhouetteEuclidean"
  | "worstSegmentSilhouette"
  | "silhouetteSquaredEuclidean"
  | "silhouetteSimplified"
  | "calinskiHarabasz"
  | "daviesBouldin"
  | "judged"
>;

function largest<Row extends { readonly k: number }>(
  rows: readonly Row[],
  value: (row: Row) => number | null,
): number | null {
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const x = value(row);
    if (x !== null && x > most) {
      most = x;
      best = row.k;
    }
  }
  return best;
}

function lastOf(rows: readonly JudgedK[], passes: (row: JudgedK) => boolean): number | null {
  return rows.findLast(passes)?.k ?? null;
}
