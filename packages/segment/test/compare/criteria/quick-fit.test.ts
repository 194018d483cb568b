import { expect, it } from "vitest";
import { quickFit } from "../../../src/compare/criteria/quick-fit.js";
import { drawnMatrix } from "./matrices.js";

it("finds separate groups, and null where there are too few rows", () => {
  const matrix = drawnMatrix(90, 1, (random, i) => [(i % 3) * 20 + random.normal()]);
  expect(Array.from(quickFit(matrix, 3, 1)?.sizes ?? [])).toEqual([30, 30, 30]);
  expect(
    quickFit(
      drawnMatrix(2, 1, (_, i) => [i]),
      3,
      1,
    ),
  ).toBeNull();
});

it("does not swallow a mistake of ours", () => {
  expect(() =>
    quickFit(
      drawnMatrix(2, 1, (_, i) => [i]),
      0,
      1,
    ),
  ).toThrow(/k must be an integer/);
});
