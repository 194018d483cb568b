import { expect, it } from "vitest";
import { bestJaccard, recovery, resample } from "../../../src/compare/criteria/bootstrap-stability.js";
import { drawnMatrix } from "./matrices.js";

it("matches clusters by hand", () => {
  // {0,1,2} meets {0,1} and {2,3,4}: 2/3 against 1/5. {3,4} meets {2,3,4}: 2/3.
  expect(Array.from(bestJaccard([0, 0, 0, 1, 1], [0, 0, 1, 1, 1], 2))).toEqual([2 / 3, 2 / 3]);
  expect(Array.from(bestJaccard([1, 1], [0, 0], 2))).toEqual([Number.NaN, 1]);
});

it("draws as many rows as there are, counting those drawn twice", () => {
  const matrix = drawnMatrix(400, 1, (_, i) => [i]);
  const { rows, weights, matrix: drawn } = resample(matrix, 3);
  expect(weights.reduce((sum, w) => sum + w, 0)).toBe(400);
  expect(Array.from(drawn.values)).toEqual(Array.from(rows));
  expect(rows.length).toBeGreaterThan(220);
  expect(rows.length).toBeLessThan(285);
});

it("gets separate groups back whole", () => {
  const matrix = drawnMatrix(300, 1, (random, i) => [(i % 3) * 20 + random.normal(), random.normal()]);
  const labels = Uint8Array.from({ length: 300 }, (_, i) => i % 3);
  const { rows, fits } = resample(matrix, 1);
  const { jaccard, ari } = recovery(rows, fits.fit(3, 2)!.labels, labels, 3);
  expect(Array.from(jaccard)).toEqual([1, 1, 1]);
  expect(ari).toBe(1);
});

it("counts a partition as lost where the rows drawn cannot be put into k", () => {
  const matrix = drawnMatrix(2, 1, (_, i) => [i]);
  const drawn = resample(matrix, [...Array(50).keys()].find((seed) => resample(matrix, seed).rows.length === 1)!);
  const found = drawn.fits.fit(2, 1);
  expect(found).toBeNull();
  const { jaccard, ari } = recovery(drawn.rows, null, [0, 1], 2);
  expect([...jaccard, ari]).toEqual([0, 0, 0]);
});
