import { describe, expect, it } from "vitest";
import { distanceSums } from "../../src/indices/distance-sums.js";
import { checkMatrix } from "../../src/matrix.js";
import { blobs } from "../support/matrices.js";

describe("distanceSums", () => {
  it.each([1, 2, 3, 4, 5, 8, 17])("in the kernel are those of plain f64, with and without SIMD alike, d = %i", (d) => {
    const rows = blobs(120, d, 3, 81 + d, 2);
    const groups = [1, 2, 3, 4, 5, 7, 33, 0].map((size, g) =>
      Uint32Array.from({ length: size }, (_, m) => (m * 7 + g) % 120),
    );
    const odd = Float64Array.from({ length: 120 }, (_, i) => (i % 5) + 0.25);
    for (const weights of [null, odd]) {
      const plain = distanceSums(rows, checkMatrix(rows), weights, groups, 1);
      const simd = distanceSums(rows, checkMatrix(rows), weights, groups, 1, "simd");
      const scalar = distanceSums(rows, checkMatrix(rows), weights, groups, 1, "scalar");
      groups.forEach((group, g) => {
        for (const row of [0, 50, 119]) {
          const truth = plain.to(row, g);
          expect(Math.abs(simd.to(row, g) - truth)).toBeLessThanOrEqual(1e-5 * (1 + truth));
          expect(scalar.to(row, g)).toBe(simd.to(row, g));
          const byHand = group.reduce((sum, other) => {
            let square = 0;
            for (let j = 0; j < d; j++) square += (rows.values[row * d + j] - rows.values[other * d + j]) ** 2;
            return sum + (weights ? weights[other] : 1) * Math.sqrt(square);
          }, 0);
          expect(truth).toBeCloseTo(byHand, 9);
        }
      });
      expect(simd.totals).toEqual(plain.totals);
    }
  });
});
