import { describe, expect, it } from "vitest";
import { kmeans, kmeansSweep, type Matrix } from "../src/index.js";
import { blobs, matrixOf } from "./support/matrices.js";

const small = blobs(400, 3, 6, 141, 1.5);
const large = blobs(70_000, 4, 6, 142, 1);
/** Of 70,000 rows all but twelve are equal, so that a sample cannot tell many clusters apart. */
const lumped: Matrix = { values: new Float64Array(140_000), rowCount: 70_000, featureCount: 2 };
for (let i = 0; i < 12; i++) lumped.values[i * 10_001] = i + 1;

describe("kmeansSweep", () => {
  it.each([
    ["few rows", small, 0],
    ["samples of many", large, 3],
    ["a sample too poor for some K", lumped, 1],
  ] as const)(
    "finds at every K what a fit at that K alone finds, whatever else is asked for: %s",
    async (_, rows, seed) => {
      const alone = [2, 3, 5, 6].map((k) => kmeans(rows, { k, seed, restarts: 4, indices: true }));
      for (const ks of [[2, 3, 5, 6], [6, 3], [5], [3, 2]]) {
        for (const threads of [1, 2]) {
          const swept = await kmeansSweep(rows, { ks, seed, restarts: 4, threads, indices: true });
          expect(swept.map(({ k }) => k)).toEqual(ks);
          for (const model of swept) expect(model).toEqual(alone.find(({ k }) => k === model.k));
        }
      }
    },
  );

  it("finds the same in plain code", async () => {
    const options = { restarts: 2, mode: "reference" } as const;
    const [four, two] = await kmeansSweep(small, { ...options, ks: [4, 2] });
    expect(four).toEqual(kmeans(small, { ...options, k: 4 }));
    expect(two).toEqual(kmeans(small, { ...options, k: 2 }));
  });

  it("reports progress that never falls and names the K", async () => {
    const seen: { readonly k: number; readonly fraction: number }[] = [];
    await kmeansSweep(large, { ks: [2, 7], restarts: 20, threads: 2, onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every(({ k }) => k === 2 || k === 7)).toBe(true);
    seen.forEach(({ fraction }, i) => {
      expect(fraction).toBeGreaterThanOrEqual(i === 0 ? 0 : seen[i - 1].fraction);
      expect(fraction).toBeLessThanOrEqual(1);
    });
  });

  it("refuses no K, a K twice, one that cannot be, and given centroids", async () => {
    const sweep = (options: object) => kmeansSweep(small, options as { readonly ks: readonly number[] });
    await expect(sweep({ ks: [] })).rejects.toThrow(/ks must name at least one K, each once/);
    await expect(sweep({ ks: [3, 3] })).rejects.toThrow(/got 3,3/);
    await expect(sweep({ ks: [3, 256] })).rejects.toThrow(/k must be an integer from 1 to 255; got 256/);
    await expect(sweep({ ks: [3], centroids: new Float64Array(9) })).rejects.toThrow(/option centroids is not known/);
    await expect(kmeansSweep(matrixOf([[1], [1], [2]]), { ks: [2, 3] })).rejects.toThrow(/got 3/);
  });
});
