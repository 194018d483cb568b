import { expect, it } from "vitest";
import { distinctColumns } from "../../../src/compare/criteria/distinct-columns.js";
import { matrixOf } from "./matrices.js";

it("lists the values of each column, how often they occur and where", () => {
  const [x, y] = distinctColumns(
    matrixOf([
      [3, 0],
      [1, -0],
      [3, 0],
      [2, 5],
    ]),
  );
  expect(x).toEqual({
    values: Float64Array.of(1, 2, 3),
    counts: Uint32Array.of(1, 1, 2),
    order: Uint32Array.of(1, 3, 0, 2),
  });
  expect(y).toEqual({ values: Float64Array.of(0, 5), counts: Uint32Array.of(3, 1), order: Uint32Array.of(0, 1, 2, 3) });
});
