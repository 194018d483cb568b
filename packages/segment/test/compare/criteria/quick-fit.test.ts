import { kmeans } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { quickFits } from "../../../src/compare/criteria/quick-fit.js";
import { drawnMatrix } from "./matrices.js";

it("finds separate groups, and null where there are too few rows", () => {
  const matrix = drawnMatrix(90, 1, (random, i) => [(i % 3) * 20 + random.normal()]);
  const labels = Array.from(quickFits(matrix).fit(3, 1)?.labels ?? []);
  expect(labels).toEqual(Array.from({ length: 90 }, (_, i) => labels[i % 3]));
  expect(new Set(labels).size).toBe(3);
  const two = drawnMatrix(2, 1, (_, i) => [i]);
  expect(quickFits(two).fit(3, 1)).toBeNull();
});

it("counts a row of weight 2 twice and leaves out a row of weight 0", () => {
  const matrix = drawnMatrix(4, 1, (_, i) => [[0], [3], [100], [-1e6]][i]);
  const found = quickFits(matrix, Float64Array.of(1, 2, 1, 0)).fit(2, 1);
  // 0 once and 3 twice: mean 2, squared distances 4 + 1 + 1.
  expect(found?.inertia).toBeCloseTo(6, 12);
  expect(Array.from(found?.centroids ?? []).sort((a, b) => a - b)).toEqual([2, 100]);
});

it("labels every row with its nearest centroid, within what its stopping early leaves open", () => {
  const matrix = drawnMatrix(1500, 7, (random) => [random.normal(), random.normal(), random.normal()]);
  for (const k of [2, 5, 8]) {
    const found = quickFits(matrix).fit(k, 3)!;
    const best = kmeans(matrix, { k, seed: 1, restarts: 20 });
    expect(found.inertia / best.inertia).toBeLessThan(1.03);
    for (let i = 0; i < matrix.rowCount; i++) {
      const row = matrix.values.subarray(i * 3, i * 3 + 3);
      const distances = Array.from({ length: k }, (_, c) =>
        row.reduce((sum, x, j) => sum + (x - found.centroids[c * 3 + j]) ** 2, 0),
      );
      expect(distances[found.labels[i]]).toBe(Math.min(...distances));
    }
  }
});

it("settles from given centroids in the optimum next to them, and leaves them as they were", () => {
  const matrix = drawnMatrix(4, 1, (_, i) => [[0], [2], [10], [12]][i]);
  const given = Float64Array.of(1.5, 9);
  const found = quickFits(matrix).settle(given, 2);
  expect(Array.from(found.centroids)).toEqual([1, 11]);
  expect(Array.from(found.labels)).toEqual([0, 0, 1, 1]);
  expect(found.inertia).toBe(4);
  expect(Array.from(given)).toEqual([1.5, 9]);
});
