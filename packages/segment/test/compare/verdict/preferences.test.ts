import { expect, it } from "vitest";
import type { JudgedK } from "../../../src/compare/verdict/judgement.js";
import { LIMITS } from "../../../src/compare/verdict/limits.js";
import { type PreferenceRow, preferences } from "../../../src/compare/verdict/preferences.js";
import { judged, pair } from "./judged.js";

const exact = (value: number): PreferenceRow["silhouetteEuclidean"] => ({
  value,
  rows: 9,
  exact: true,
  low: value,
  high: value,
});

function row(k: number, more: Partial<PreferenceRow> = {}, own: Partial<JudgedK> = {}): PreferenceRow {
  return {
    k,
    silhouetteEuclidean: exact(0.3),
    worstSegmentSilhouette: 0.2,
    silhouetteSquaredEuclidean: 0.4,
    silhouetteSimplified: 0.4,
    calinskiHarabasz: 100,
    daviesBouldin: 1,
    judged: judged(k, own),
    ...more,
  };
}

it("gives every criterion its own choice", () => {
  const rows = [
    row(2, { silhouetteEuclidean: exact(0.5) }, { gap: { value: 0.05, spread: 0 }, predictionStrength: 0.9 }),
    row(
      3,
      { worstSegmentSilhouette: 0.4, silhouetteSquaredEuclidean: 0.5 },
      { gap: { value: 0.095, spread: 0 }, ari: { value: 0.99, spread: 0 } },
    ),
    row(4, { calinskiHarabasz: 200 }, { valleys: [pair(0.1)], predictionStrength: 0.85 }),
    row(5, { daviesBouldin: 0.4, silhouetteSimplified: 0.5 }, { stability: [1, 1, 1, 1, 0.4] }),
  ];
  expect(preferences(rows, LIMITS)).toEqual({
    silhouetteEuclidean: 2,
    worstSegmentSilhouette: 3,
    silhouetteSquaredEuclidean: 3,
    silhouetteSimplified: 5,
    calinskiHarabasz: 4,
    daviesBouldin: 5,
    gap: 3,
    stability: 4,
    ari: 3,
    predictionStrength: 4,
    valley: 4,
  });
});

it("has no choice where nothing passes or can be computed", () => {
  const dull = row(2, { silhouetteEuclidean: null }, { gap: { value: -0.1, spread: 0 }, stability: [0.1, 0.1] });
  const found = preferences([dull], LIMITS);
  expect([found.silhouetteEuclidean, found.gap, found.stability, found.predictionStrength, found.valley]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

it("breaks ties toward the smaller K", () => {
  expect(preferences([row(2), row(3)], LIMITS).silhouetteEuclidean).toBe(2);
});
