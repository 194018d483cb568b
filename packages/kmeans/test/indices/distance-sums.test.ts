import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/engine/frame.js";
import { compareWith, packTiles, TILE } from "../../src/indices/compared-rows.js";
import { distanceSums } from "../../src/indices/distance-sums.js";
import type { KernelKind } from "../../src/kernel/kernel.js";
import { checkMatrix } from "../../src/matrix.js";
import { blobs } from "../support/matrices.js";

const FOLDS = 3;

describe("distanceSums", () => {
  const counts = [1, 2, 63, 64, 65, 300];
  it.each([1, 2, 3, 4, 5, 8, 17])("in the kernel are those of plain f64, with and without SIMD alike, d = %i", (d) => {
    const table = blobs(120, d, 3, 81 + d, 2);
    const partitions = [2, 5].map((k, p) => {
      const labels = Uint8Array.from({ length: 120 }, (_, i) => (i * (p + 3)) % k);
      return { k, labels, sizes: new Uint32Array(k).fill(1000) };
    });
    const points = Uint32Array.from({ length: 21 }, (_, p) => (p * 31) % 120);
    const odd = Float64Array.from({ length: 120 }, (_, i) => (i % 5) + 0.25);
    for (const [count, weights] of counts.flatMap((n) => [null, odd].map((w) => [n, w] as const))) {
      // The last 4 rows are the second partition's alone.
      const rows = Uint32Array.from({ length: count + 4 }, (_, m) => (m * 7) % 120);
      const sample = { rows, ends: [count, count, count + 4] };
      const dealt = Uint8Array.from(rows, (_, i) => (i * i) % FOLDS);
      const { low, high } = checkMatrix(table);
      const frame = frameOf(table, weights, low, high);
      const sums = (kind: KernelKind | null): Float64Array => {
        const own = kind && frame;
        const compared = compareWith(table, weights, own, sample, partitions, dealt, FOLDS);
        const tiles = packTiles(table, own, [points]);
        const each = distanceSums(compared, kind ?? "simd");
        const unit = own ? frame.weightUnit / frame.scale : 1;
        return Float64Array.from([0, TILE * d].flatMap((at) => [...each(tiles, at)])).map((sum) => sum * unit);
      };
      const plain = sums(null);
      const simd = sums("simd");
      expect(sums("scalar")).toEqual(simd);
      const width = 2 + 5 + 1;
      const byHand = new Float64Array(FOLDS * width * 21);
      rows.forEach((other, i) => {
        points.forEach((row, p) => {
          let square = 0;
          for (let j = 0; j < d; j++) square += (table.values[row * d + j] - table.values[other * d + j]) ** 2;
          const far = (weights ? weights[other] : 1) * Math.sqrt(square);
          const slots = [i < count ? partitions[0].labels[other] : 7, 2 + partitions[1].labels[other]];
          for (const slot of slots) byHand[(dealt[i] * width + slot) * 21 + p] += far;
        });
      });
      byHand.forEach((sum, at) => {
        const p = at % 21;
        const into = (Math.floor(p / TILE) * FOLDS * width + Math.floor(at / 21)) * TILE + (p % TILE);
        expect(Math.abs(plain[into] - sum)).toBeLessThanOrEqual(1e-12 * (1 + sum));
        expect(Math.abs(simd[into] - sum)).toBeLessThanOrEqual(2e-6 * (1 + sum));
      });
    }
  });
});
