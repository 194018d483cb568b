import { clusterIndices, kmeans } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { explainedShare } from "../../../src/compare/criteria/explained-share.js";
import { drawnMatrix, matrixOf } from "./matrices.js";

it("is worked out by hand for four rows", () => {
  // 0, 2 | 10, 12: within 4, total 104.
  expect(explainedShare(matrixOf([[0], [2], [10], [12]]), [0, 0, 1, 1], 2)).toBeCloseTo(1 - 4 / 104, 12);
  expect(explainedShare(matrixOf([[3], [3]]), [0, 0], 1)).toBe(0);
});

it("equals what the engine says of its own fit", () => {
  const matrix = drawnMatrix(300, 1, (random) => [random.normal(), random.normal(), random.float()]);
  const model = kmeans(matrix, { k: 4 });
  expect(explainedShare(matrix, model.labels, 4)).toBeCloseTo(clusterIndices(matrix, model).explainedShare, 10);
});
