import type { Matrix } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { dimensionKinds } from "../../../src/compare/criteria/dimension-kinds.js";
import { gatherDimensions, shortListSteps } from "../../../src/compare/criteria/short-list.js";
import { drawnMatrix } from "./matrices.js";

function listOf(matrix: Matrix): readonly number[] | null {
  const steps = shortListSteps(matrix, dimensionKinds(matrix.featureCount), [2, 3, 4], 1);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

it("lists the dimensions that know of groups, among many that share a factor", () => {
  const matrix = drawnMatrix(600, 3, (random, i) => {
    const factor = random.normal();
    const own = Array.from({ length: 3 }, (_, j) => ((i + j) % 3) * 3 + random.normal());
    return [...own, ...Array.from({ length: 15 }, () => 0.6 * factor + 0.8 * random.normal())];
  });
  const list = listOf(matrix);
  expect(list?.slice(0, 3)).toEqual([0, 1, 2]);
  expect(list?.length).toBeLessThan(9);
});

it("lists none where nothing knows of groups, and looks for none among few", () => {
  expect(listOf(drawnMatrix(500, 4, (random) => Array.from({ length: 12 }, () => random.normal())))).toBeNull();
  expect(listOf(drawnMatrix(90, 1, (random, i) => [(i % 3) * 20 + random.normal(), random.normal()]))).toBeNull();
});

it("takes some of the columns of a matrix", () => {
  const matrix = { values: Float64Array.of(1, 2, 3, 4, 5, 6), rowCount: 2, featureCount: 3 };
  expect(gatherDimensions(matrix, [0, 2])).toEqual({
    values: Float64Array.of(1, 3, 4, 6),
    rowCount: 2,
    featureCount: 2,
  });
});
