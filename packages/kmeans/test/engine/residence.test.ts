import { describe, expect, it } from "vitest";
import { takeIn } from "../../src/engine/residence.js";
import { createKernel } from "../../src/kernel/kernel.js";
import { blobs } from "../support/matrices.js";

const sizes = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 255, 256, 257, 5000];
const widths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33];

describe.each(["simd", "scalar"] as const)("rows in the %s kernel's memory", (kind) => {
  it.each(widths)("are centred, scaled, rounded once and put in groups of 4, d = %i", (d) => {
    const kernel = createKernel(kind);
    for (const n of sizes) {
      const single = Float32Array.from(blobs(n, d, 3, n + d, 2).values);
      const centre = Float64Array.from({ length: d }, (_, j) => j / 7);
      const frame = { centre, scale: 0.125, weightUnit: 1, magic: null };
      for (const values of [single, Float64Array.from(single)]) {
        const rows = { values, rowCount: n, featureCount: d, weights: null };
        const { layout, fits } = takeIn(kernel, rows, frame, false);
        const lengths = new Float32Array(kernel.memory.buffer, layout.lengths, Math.ceil(n / 256));
        const padded = Math.ceil((n + 16) / 16) * 16;
        const tiles = new Float32Array(kernel.memory.buffer, layout.x, padded * d);
        const norms = new Float32Array(kernel.memory.buffer, layout.norms, n);
        const expected = new Float32Array(padded * d);
        const squares = new Float32Array(n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < d; j++) {
            const t = Math.fround((values[i * d + j] - centre[j]) * 0.125);
            expected[(i - (i % 4)) * d + j * 4 + (i % 4)] = t;
            squares[i] += Math.fround(t * t);
          }
        }
        expect(tiles, `n ${n}`).toEqual(expected);
        expect(norms, `n ${n}`).toEqual(squares);
        expect(fits).toBe(true);
        lengths.forEach((length, s) => {
          expect(length).toBeGreaterThan(Math.sqrt(Math.max(...squares.subarray(s * 256, (s + 1) * 256))));
        });
      }
    }
  });

  it.each([0, 3, 4, 7, 8, 299])("do not fit with a value that is not finite, or far out, in row %i", (row) => {
    const kernel = createKernel(kind);
    const frame = { centre: new Float64Array(5), scale: 1, weightUnit: 1, magic: null };
    for (const bad of [Number.NaN, -Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3e6, -1e30]) {
      for (const Values of [Float64Array, Float32Array]) {
        for (let j = 0; j < 5; j++) {
          const values = new Values(1500);
          values[row * 5 + j] = bad;
          const rows = { values, rowCount: 300, featureCount: 5, weights: null };
          expect(takeIn(kernel, rows, frame, false).fits, `${bad} in column ${j}`).toBe(false);
        }
      }
    }
  });
});
