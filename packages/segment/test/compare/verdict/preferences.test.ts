import { expect, it } from "vitest";
import { LIMITS } from "../../../src/compare/verdict/limits.js";
import { preferences } from "../../../src/compare/verdict/preferences.js";
import { judged } from "./judged.js";

it("gives every criterion its own choice", () => {
  const rows = [
    judged(2, { silhouetteEuclidean: 0.5, gap: { value: 0.05, spread: 0 }, predictionStrength: 0.9 }),
    judged(3, { worstSegmentSilhouette: 0.4, gap: { value: 0.095, spread: 0 }, ari: { value: 0.99, spread: 0 } }),
    judged(4, { calinskiHarabasz: 200, valleys: [{ a: 1, b: 2, value: 0.1 }], predictionStrength: 0.85 }),
    judged(5, { daviesBouldin: 0.4, stability: [1, 1, 1, 1, 0.4] }),
  ];
  expect(preferences(rows, LIMITS)).toEqual({
    silhouetteEuclidean: 2,
    worstSegmentSilhouette: 3,
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
  const dull = judged(2, { silhouetteEuclidean: null, gap: { value: -0.1, spread: 0 }, stability: [0.1, 0.1] });
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
  expect(preferences([judged(2), judged(3)], LIMITS).silhouetteEuclidean).toBe(2);
});
