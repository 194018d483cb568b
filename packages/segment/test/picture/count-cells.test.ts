import { expect, it } from "vitest";
import { countCells, kernelCounts, plainCounts } from "../../src/picture/count-cells.js";
import { principalAxes } from "../../src/picture/principal-axes.js";
import { drawnMatrix, matrixOf } from "../compare/criteria/matrices.js";

it("counts by hand: lines from below, columns from the left, whoever stands beyond the grid left out", () => {
  const axes = {
    means: Float64Array.of(0, 0),
    x: Float64Array.of(1, 0),
    y: Float64Array.of(0, 1),
    variances: [1, 1],
    explained: [0.5, 0.5],
  } as const;
  const rows = [
    [0.5, 0.5],
    [0.5, 0.5],
    [2.5, 1.5],
    [0, 0],
    [3, 1],
    [-0.1, 1],
    [1, 2],
  ];
  const grid = { x: [0, 3], y: [0, 2], columns: 3, rows: 2 } as const;
  const [first, second] = countCells(matrixOf(rows), axes, Uint8Array.of(0, 0, 0, 1, 1, 1, 1), 2, grid);
  expect([...first]).toEqual([2, 0, 0, 0, 0, 1]);
  expect([...second]).toEqual([1, 0, 0, 0, 0, 0]);
});

it("counts the same in the kernel and in JavaScript", () => {
  for (const d of [1, 2, 3, 8, 9]) {
    for (const rowCount of [1, 1024, 5000]) {
      const matrix = drawnMatrix(rowCount, d, (random) => Array.from({ length: d }, () => random.normal() + 9));
      const labels = Uint8Array.from({ length: rowCount }, (_, i) => (i * 7) % 5);
      const grid = { x: [-2, 2.5], y: [-1, 2], columns: 17, rows: 9 } as const;
      const axes = principalAxes(matrix);
      const counts = plainCounts(matrix, axes, labels, 5, grid);
      if (rowCount === 5000) expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2000);
      expect(kernelCounts(matrix, axes, labels, 5, grid)).toEqual(counts);
    }
  }
});
