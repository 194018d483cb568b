import { expect, it } from "vitest";
import { joined, kernelJoined, plainJoined } from "../../../src/compare/criteria/joined.js";
import { drawnMatrix, matrixOf } from "./matrices.js";

it("multiplies rows by the factor", () => {
  const { values } = joined(
    matrixOf([
      [1, 2],
      [3, 4],
    ]),
    Float64Array.of(1, 0, 0.6, 0.8),
  );
  [1, 2.2, 3, 5].forEach((wanted, at) => {
    expect(values[at]).toBeCloseTo(wanted, 14);
  });
});

it("gives the same to the bit in the kernel and in JavaScript", () => {
  for (const d of [1, 2, 3, 4, 7, 8, 9]) {
    for (const rowCount of [1, 1023, 2500]) {
      const rows = drawnMatrix(rowCount, d, (random) => Array.from({ length: d }, () => random.normal()));
      const { values: factor } = drawnMatrix(d, 1, (random) => Array.from({ length: d }, () => random.normal()));
      expect(kernelJoined(rows, factor)).toEqual(plainJoined(rows, factor));
    }
  }
});
