import { describe, expect, it } from "vitest";
import { polisher } from "../../src/engine/polisher.js";
import { createRandom } from "../../src/random.js";
import { hartigan } from "../../src/search/hartigan.js";
import { blobs } from "../support/matrices.js";

describe("polisher", () => {
  const shapes = [
    { n: 7, d: 1, k: 2 },
    { n: 500, d: 3, k: 5 },
    { n: 3000, d: 8, k: 12 },
    // More than one block.
    { n: 20_000, d: 2, k: 3 },
  ];
  it.each(shapes)("moves the rows that plain code moves, to the byte: $n rows, $d features, k = $k", ({ n, d, k }) => {
    const matrix = blobs(n, d, k, 91 + d, 2);
    const random = createRandom(n, 3);
    const start = Uint8Array.from({ length: n }, () => random.below(k));
    const centroids = matrix.values.slice(0, k * d);
    for (const weights of [null, Float64Array.from({ length: n }, () => random.below(4) / 3)]) {
      const expected = start.slice();
      const plain = hartigan(matrix, weights, expected, centroids);
      expect(plain.moves).toBeGreaterThan(0);
      for (const kind of ["simd", "scalar"] as const) {
        for (const values of [matrix.values, Float32Array.from(matrix.values)]) {
          const rows = { ...matrix, values, weights };
          const own = values instanceof Float32Array ? start.slice() : expected;
          const wanted = values instanceof Float32Array ? hartigan(rows, weights, own, centroids) : plain;
          const labels = start.slice();
          expect(polisher(rows, kind)(labels, centroids)).toEqual(wanted);
          expect(labels).toEqual(own);
        }
      }
    }
  });

  it("serves one partition after another", () => {
    const matrix = blobs(400, 2, 4, 17, 2);
    const polish = polisher({ ...matrix, weights: null }, "simd");
    for (const k of [5, 2, 9]) {
      const labels = Uint8Array.from({ length: 400 }, (_, i) => i % k);
      const expected = labels.slice();
      const wanted = hartigan(matrix, null, expected, matrix.values.slice(0, 2 * k));
      expect(polish(labels, matrix.values.slice(0, 2 * k))).toEqual(wanted);
      expect(labels).toEqual(expected);
    }
  });
});
