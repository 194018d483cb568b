import { expect, it } from "vitest";
import { covariance, kernelProducts, plainProducts } from "../../src/picture/covariance.js";
import { drawnMatrix, matrixOf } from "../compare/criteria/matrices.js";

it("is worked out by hand for three rows", () => {
  // Means 1 and 2; steps −1, 0, 1 and −2, 0, 2.
  const { means, values } = covariance(
    matrixOf([
      [0, 0],
      [1, 2],
      [2, 4],
    ]),
  );
  expect([...means]).toEqual([1, 2]);
  [2 / 3, 4 / 3, 4 / 3, 8 / 3].forEach((wanted, at) => {
    expect(values[at]).toBeCloseTo(wanted, 14);
  });
});

it("is that of two passes, whatever the dimensions, the rows left out and the distance from zero", () => {
  for (const d of [1, 2, 3, 4, 5, 7, 8, 9, 12, 13]) {
    for (const [rowCount, stride] of [
      [1, 1],
      [511, 1],
      [512, 1],
      [1025, 1],
      [2600, 1],
      [2600, 7],
    ]) {
      const matrix = drawnMatrix(rowCount, d, (random) =>
        Array.from({ length: d }, (_, j) => (j === 1 ? 1e6 : 0) + (j + 1) * random.normal()),
      );
      const rows = Array.from({ length: Math.ceil(rowCount / stride) }, (_, r) =>
        matrix.values.subarray(r * stride * d, r * stride * d + d),
      );
      const mean = (of: (row: Float64Array) => number): number =>
        rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
      const means = Array.from({ length: d }, (_, j) => mean((row) => row[j]));
      const found = covariance(matrix, stride);
      for (let i = 0; i < d; i++) {
        expect(found.means[i] / means[i]).toBeCloseTo(1, 9);
        for (let j = 0; j < d; j++) {
          const wanted = mean((row) => (row[i] - means[i]) * (row[j] - means[j]));
          expect(Math.abs(found.values[i * d + j] - wanted)).toBeLessThan(1e-9 * (i + 1) * (j + 1));
        }
      }
    }
  }
});

it("of a column that does not vary is 0", () => {
  const { means, values } = covariance(
    matrixOf([
      [0.1, 1],
      [0.1, 3],
      [0.1, 5],
    ]),
  );
  expect(means[0]).toBe(0.1);
  expect([values[0], values[1], values[2]]).toEqual([0, 0, 0]);
});

it("is the same to the bit in the kernel and in JavaScript", () => {
  for (const d of [1, 2, 3, 4, 5, 8, 9, 31]) {
    for (const [rowCount, stride] of [
      [1, 1],
      [700, 1],
      [2049, 1],
      [3000, 7],
    ]) {
      const matrix = drawnMatrix(rowCount, d, (random) => Array.from({ length: d }, () => random.normal() * 3 + 1));
      expect(kernelProducts(matrix, stride)).toEqual(plainProducts(matrix, stride));
    }
  }
});
