import { clusterIndices, kmeans } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { explaining } from "../../../src/compare/criteria/explained-share.js";
import { drawnMatrix, matrixOf } from "./matrices.js";

it("is worked out by hand for four rows", () => {
  // 0, 2 | 10, 12: within 4, total 104.
  expect(explaining(matrixOf([[0], [2], [10], [12]])).share([0, 0, 1, 1], 2)).toBeCloseTo(1 - 4 / 104, 12);
  expect(explaining(matrixOf([[3], [3]])).share([0, 0], 1)).toBe(0);
});

it("equals what the engine says of its own fit", () => {
  const matrix = drawnMatrix(300, 1, (random) => [random.normal(), random.normal(), random.float()]);
  const model = kmeans(matrix, { k: 4 });
  expect(explaining(matrix).share(model.labels, 4)).toBeCloseTo(clusterIndices(matrix, model).explainedShare, 10);
});

it("tells columns apart, and far from zero, too", () => {
  // x: 0, 2 | 10, 12; y does not know of the clusters: 0, 4 | 0, 4.
  for (const far of [0, 1e8]) {
    const matrix = matrixOf(
      [
        [0, 0],
        [2, 4],
        [10, 0],
        [12, 4],
      ].map(([x, y]) => [far + x, far + y]),
    );
    const [x, y] = explaining(matrix).shares([0, 0, 1, 1], 2);
    expect(x).toBeCloseTo(100 / 104, 12);
    expect(y).toBe(0);
    expect(explaining(matrix).share([0, 0, 1, 1], 2)).toBeCloseTo(100 / 120, 12);
  }
});
