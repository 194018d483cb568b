import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/engine/frame.js";
import { cellsOf, packRows } from "../../src/indices/cells.js";
import { distanceSums, POINT_GROUPS } from "../../src/indices/distance-sums.js";
import type { KernelKind } from "../../src/kernel/kernel.js";
import { checkMatrix } from "../../src/matrix.js";
import { blobs } from "../support/matrices.js";

const POINTS = 4 * POINT_GROUPS;

describe("distanceSums", () => {
  const sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 63, 64, 65, 1023, 1024, 1025, 2100];
  it.each([1, 2, 3, 4, 5, 8, 17])("in the kernel are those of plain f64, with and without SIMD alike, d = %i", (d) => {
    const rows = blobs(120, d, 3, 81 + d, 2);
    const lists = sizes.map((size, g) => Uint32Array.from({ length: size }, (_, m) => (m * 7 + g) % 120));
    const asked = Uint32Array.from({ length: 11 }, (_, p) => (p * 31) % 120);
    const odd = Float64Array.from({ length: 120 }, (_, i) => (i % 5) + 0.25);
    for (const weights of [null, odd]) {
      const { low, high } = checkMatrix(rows);
      const frame = frameOf(rows, weights, low, high);
      const sums = (kind: KernelKind | null): Float64Array => {
        const own = kind && frame;
        const cells = cellsOf(rows, weights, own, lists, new Uint8Array(lists.length));
        const out = new Float64Array(lists.length * POINTS);
        distanceSums(cells, kind ?? "simd")(packRows(rows, own, [asked]), 0, 3, out);
        return own ? out.map((sum) => (sum * frame.weightUnit) / frame.scale) : out;
      };
      const plain = sums(null);
      const simd = sums("simd");
      expect(sums("scalar")).toEqual(simd);
      lists.forEach((list, g) => {
        asked.forEach((row, p) => {
          const byHand = list.reduce((sum, other) => {
            let square = 0;
            for (let j = 0; j < d; j++) square += (rows.values[row * d + j] - rows.values[other * d + j]) ** 2;
            return sum + (weights ? weights[other] : 1) * Math.sqrt(square);
          }, 0);
          expect(Math.abs(plain[g * POINTS + p] - byHand)).toBeLessThanOrEqual(1e-12 * (1 + byHand));
          expect(Math.abs(simd[g * POINTS + p] - byHand)).toBeLessThanOrEqual(2e-6 * (1 + byHand));
        });
      });
    }
  });
});
