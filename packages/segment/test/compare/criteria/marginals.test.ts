import { expect, it } from "vitest";
import type { DimensionKind } from "../../../src/compare/criteria/dimension-kinds.js";
import { marginals, sortedColumns } from "../../../src/compare/criteria/marginals.js";
import { drawnMatrix, matrixOf } from "./matrices.js";

it("puts the quantile of the sample at each score", () => {
  const number: DimensionKind = { kind: "number", transform: "identity", center: 0, scale: 1, impute: null };
  const marginal = marginals(sortedColumns(matrixOf([[4], [1], [3], [2]])), [number], matrixOf([[0]]));
  // Shares below: 0.02, 0.31, 0.69, 0.98, 1.
  expect(Array.from(marginal.apply(matrixOf([[-2], [-0.5], [0.5], [2], [40]])).values)).toEqual([1, 2, 3, 4, 4]);
});

it("leaves as many rows without a level as the sample has", () => {
  const kinds: DimensionKind[] = [
    { kind: "level", block: 0 },
    { kind: "level", block: 0 },
  ];
  const sample = matrixOf(Array.from({ length: 10 }, (_, i) => [i < 5 ? 1 : 0, i >= 5 && i < 7 ? 1 : 0]));
  const scores = drawnMatrix(20_000, 1, (random) => [random.normal(), random.normal()]);
  const { values } = marginals(sortedColumns(sample), kinds, scores).apply(scores);
  const share = (at: number) => values.filter((x, i) => i % 2 === at && x === 1).length / 20_000;
  expect(Math.abs(share(0) - 0.5)).toBeLessThan(0.01);
  expect(Math.abs(share(1) - 0.2)).toBeLessThan(0.01);
});
