import { expect, it } from "vitest";
import { halves, predictionStrength } from "../../../src/compare/criteria/prediction-strength.js";
import { drawnMatrix } from "./matrices.js";

it("cuts a sample in two without losing a row", () => {
  const { first, second } = halves(
    drawnMatrix(11, 1, (_, i) => [i]),
    4,
  );
  expect([first.matrix.rowCount, second.matrix.rowCount]).toEqual([5, 6]);
  expect([...first.matrix.values, ...second.matrix.values].sort((a, b) => a - b)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
});

it("is 1 at the K of separate groups and low above it", () => {
  const cut = halves(
    drawnMatrix(400, 1, (random, i) => [(i % 2) * 30 + random.normal(), random.normal()]),
    1,
  );
  expect(predictionStrength(cut, 2, 1)).toBe(1);
  expect(predictionStrength(cut, 5, 1)).toBeLessThan(0.8);
});

it("is 0 where a half has too few different rows", () => {
  expect(
    predictionStrength(
      halves(
        drawnMatrix(4, 1, (_, i) => [i % 2]),
        1,
      ),
      3,
      1,
    ),
  ).toBe(0);
});
