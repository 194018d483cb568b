import { worstStability, worstValley } from "./decide.js";
import type { JudgedK, Preferences } from "./judgement.js";
import type { Limits } from "./limits.js";

/**
 * The K each criterion would choose alone, by its own usual rule, so that dissent is seen.
 *
 * @param rows Every K judged, rising.
 * @param limits Where a criterion is a bar to pass, the bar.
 * @returns Silhouettes, Calinski-Harabasz and the adjusted Rand index take their largest, Davies-Bouldin its least; the gap the smallest
 * K that reaches 90% of its largest; stability, prediction strength and valley the largest K that passes. Ties go to the smaller K.
 */
export function preferences(rows: readonly JudgedK[], limits: Limits): Preferences {
  const most = Math.max(...rows.map((row) => row.gap.value));
  return {
    silhouetteEuclidean: largest(rows, (row) => row.silhouetteEuclidean),
    worstSegmentSilhouette: largest(rows, (row) => row.worstSegmentSilhouette),
    calinskiHarabasz: largest(rows, (row) => row.calinskiHarabasz),
    daviesBouldin: largest(rows, (row) => (row.daviesBouldin === null ? null : -row.daviesBouldin)),
    gap: most > 0 ? (rows.find((row) => row.gap.value >= limits.gapShare * most)?.k ?? null) : null,
    stability: lastOf(rows, (row) => worstStability(row) >= limits.stability),
    ari: largest(rows, (row) => row.ari.value),
    predictionStrength: lastOf(rows, (row) => row.predictionStrength >= limits.predictionStrength),
    valley: lastOf(rows, (row) => worstValley(row) <= limits.valley),
  };
}

function largest(rows: readonly JudgedK[], value: (row: JudgedK) => number | null): number | null {
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
