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
    valleys: [pair(1)],
    innerValleys: Array.from({ length: k }, () => 1),
    smallestShare: 0.1,
    conditions: [],
    remarks: [],
    ...more,
  };
}

/** Segments 1 and 2, and what lies between them. */
export function pair(value: number): JudgedK["valleys"][number] {
  return { a: 1, b: 2, value, sentence: "", curve: null };
}
