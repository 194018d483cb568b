import type { JudgedK } from "../../../src/compare/verdict/judgement.js";

/** A judged K, dull but for what a test is about. */
export function judged(k: number, more: Partial<JudgedK> = {}): JudgedK {
  return {
    k,
    explainedShare: 0.5,
    nullExplainedShare: 0.4,
    gap: { value: 0.1, spread: 0.01 },
    stability: Array.from({ length: k }, () => 0.9),
    ari: { value: 0.9, spread: 0.05 },
    predictionStrength: 0.5,
    valleys: [{ a: 1, b: 2, value: 1 }],
    innerValleys: Array.from({ length: k }, () => 1),
    smallestShare: 0.1,
    silhouetteEuclidean: 0.3,
    worstSegmentSilhouette: 0.2,
    calinskiHarabasz: 100,
    daviesBouldin: 1,
    restarts: 10,
    restartsAgreeing: 10,
    conditions: [],
    ...more,
  };
}
