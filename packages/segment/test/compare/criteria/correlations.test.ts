import { expect, it } from "vitest";
import { correlations } from "../../../src/compare/criteria/correlations.js";
import { matrixOf } from "./matrices.js";

it("is worked out by hand for three rows", () => {
  // x = 1, 2, 3 and y = 1, 3, 2: covariance 1, both sums of squares 2, so r = 1 / 2.
  const r = correlations(
    matrixOf([
      [1, 1, 5],
      [2, 3, 5],
      [3, 2, 5],
    ]),
  );
  expect(Array.from(r, (x) => Number(x.toFixed(12)))).toEqual([1, 0.5, 0, 0.5, 1, 0, 0, 0, 1]);
});
