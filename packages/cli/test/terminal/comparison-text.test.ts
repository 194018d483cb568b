import type { Comparison, ComparisonRow, Judgement } from "@coterie/segment";
import { expect, test } from "vitest";
import { comparisonTable, criteriaTable, pairText, verdictText } from "../../src/terminal/comparison-text.js";

const plain = { bold: (text: string) => text, dim: (text: string) => text };

function row(k: number, stability: number, valley: number, remarks: readonly string[]): ComparisonRow {
  return {
    k,
    fittedRows: 1000,
    inertia: 1234,
    explainedShare: 0.4,
    silhouetteEuclidean: { value: 0.41, rows: 1000, exact: true, low: 0.41, high: 0.41 },
    worstSegmentSilhouette: 0.31,
    silhouetteSquaredEuclidean: 0.5,
    silhouetteSimplified: null,
    calinskiHarabasz: 567,
    daviesBouldin: 1.5,
    sizes: [700, 300],
    iterations: 5,
    converged: true,
    restarts: 50,
    restartsAgreeing: 49,
    judged: {
      k,
      explainedShare: 0.4,
      nullExplainedShare: 0.3,
      gap: { value: 0.1, spread: 0.004 },
      stability: [1, stability],
      ari: { value: 0.9, spread: 0.02 },
      predictionStrength: 0.8,
      valleys: [{ a: 1, b: 2, value: valley, sentence: "a sentence on 1 and 2", curve: null }],
      innerValleys: [1, 1],
      smallestShare: 0.3,
      conditions: [],
      remarks,
    },
  };
}

const judgement: Judgement = {
  verdict: "natural",
  k: 2,
  runnerUp: null,
  candidates: [2],
  separated: [2],
  sampleRows: 1000,
  resamples: 100,
  nullDraws: 20,
  nullDeviation: 0.01,
  calibrated: true,
  limits: {
    stability: 0.75,
    valley: 0.75,
    smallestShare: 0.02,
    gap: 0.015,
    gapShare: 0.9,
    predictionStrength: 0.8,
    condition: 0.95,
  },
  prefers: {
    silhouetteEuclidean: 2,
    worstSegmentSilhouette: 2,
    silhouetteSquaredEuclidean: 2,
    silhouetteSimplified: null,
    calinskiHarabasz: 3,
    daviesBouldin: 3,
    gap: 2,
    stability: 2,
    ari: 2,
    predictionStrength: 2,
    valley: 2,
  },
  unrestricted: { verdict: "natural", k: 2, runnerUp: null, candidates: [2], separated: [2], from: 2, to: 8 },
  shortList: null,
  sentences: ["The customers fall into 2 separate groups.", "A second sentence."],
  instead: [],
  leftOut: ["Something was left out."],
};

const comparison: Comparison = {
  rows: [row(2, 0.97, 0.38, []), row(3, 0.6, 1, ["segment 2 is unstable", "no gap between 1 and 2"])],
  verdict: "natural",
  judgement,
  kept: { k: 2, why: "recommended: separate groups" },
};

test("K by K: marks and reasons", () => {
  expect(comparisonTable(comparison, plain)).toMatchInlineSnapshot(`
    "  K    silhouette  stability  valley  smallest
      2 ●        0.41     0.97    0.38         30%  separate groups, recommended
      3          0.41     0.60 !  1.00 !       30%  segment 2 is unstable; no gap between 1 and 2"
  `);
});

test("the verdict, who dissents, on what, and what was left out", () => {
  expect(verdictText(comparison, 200, plain)).toMatchInlineSnapshot(`
    "  The customers fall into 2 separate groups.
      A second sentence.
      Others would choose K = 3 (Calinski-Harabasz, Davies-Bouldin); none (silhouette to centroids).
      Stability, gap and valley are taken on 1,000 customers, in 100 resamples and 20 draws of a population without segments.
      Something was left out."
  `);
  expect(pairText(comparison)).toBe("  a sentence on 1 and 2");
});

test("every other criterion by its name", () => {
  const lines = criteriaTable(comparison).split("\n");
  expect(lines).toHaveLength(12);
  expect(lines.find((line) => line.includes("gap to the null"))).toMatch(/0\.100 ± 0\.004 +0\.100 ± 0\.004$/);
  expect(lines.find((line) => line.includes("to centroids"))).toMatch(/– +–$/);
});

test("a K that was not judged says so", () => {
  const old: Comparison = {
    rows: comparison.rows.map((one) => ({ ...one, judged: null })),
    verdict: null,
    judgement: null,
    kept: { k: 2, why: "the only K asked for" },
  };
  expect(verdictText(old, 80, plain)).toContain("K was not judged");
  expect(comparisonTable(old, plain)).toContain("kept: the only K asked for");
});
