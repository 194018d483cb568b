import { expect, it } from "vitest";
import { distinctColumns } from "../../../src/compare/criteria/distinct-columns.js";
import { nearestConditions } from "../../../src/compare/criteria/one-condition.js";
import { drawnMatrix, matrixOf } from "./matrices.js";

it("names the condition that a segment is", () => {
  const matrix = matrixOf([
    [0, 9],
    [0, 8],
    [5, 7],
    [6, 9],
    [7, 8],
  ]);
  expect(nearestConditions(distinctColumns(matrix), [0, 0, 1, 1, 1], 2)).toEqual([
    { dimension: 0, operator: "=", threshold: 0, jaccard: 1 },
    { dimension: 0, operator: ">", threshold: 0, jaccard: 1 },
  ]);
});

it("finds a value in the middle, and tells how near it comes", () => {
  const matrix = matrixOf([[1], [2], [2], [2], [3]]);
  const [, middle] = nearestConditions(distinctColumns(matrix), [0, 1, 1, 0, 0], 2);
  expect(middle).toEqual({ dimension: 0, operator: "=", threshold: 2, jaccard: 2 / 3 });
});

it("has nothing to say of a segment without rows", () => {
  expect(nearestConditions(distinctColumns(matrixOf([[1], [2]])), [0, 0], 2)[1]).toBeNull();
});

it("tells none that comes less near than is asked for, and else the same", () => {
  for (let seed = 0; seed < 40; seed++) {
    const matrix = drawnMatrix(60, seed, (random, i) => [(i % 3) + 0.4 * random.normal(), random.below(4)]);
    const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 3);
    const columns = distinctColumns(matrix);
    const all = nearestConditions(columns, labels, 3);
    for (const least of [0.4, 0.6, 0.8]) {
      expect(nearestConditions(columns, labels, 3, least)).toEqual(
        all.map((condition) => (condition !== null && condition.jaccard >= least ? condition : null)),
      );
    }
  }
});
