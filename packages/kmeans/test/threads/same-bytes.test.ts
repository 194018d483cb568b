import { describe, expect, it } from "vitest";
import { type KMeansModel, type KMeansOptions, kmeans, type Matrix, predict } from "../../src/index.js";
import { fitThere } from "../../src/kmeans-async.js";
import { resolveOptions } from "../../src/options.js";
import { fitHere } from "../../src/search/fit-here.js";
import { blobs, firstRows } from "../support/matrices.js";

const everyOther = Float64Array.from({ length: 70_000 }, (_, i) => (i % 3) / 2);
const searched = blobs(30_000, 5, 6, 41, 1.5);
const large = blobs(70_000, 5, 6, 42, 1.5);

const cases: [string, Matrix, KMeansOptions][] = [
  ["starts on all rows", searched, { k: 5, restarts: 3 }],
  ["starts on samples", large, { k: 4, restarts: 3, seed: 7 }],
  ["given centroids", large, { k: 6, centroids: firstRows(large, 6) }],
  ["weights", large, { k: 6, centroids: firstRows(large, 6), weights: everyOther }],
  ["a descent cut off", large, { k: 6, centroids: firstRows(large, 6), maxIterations: 4 }],
];

describe("the same bytes", () => {
  it.each(cases)("on any number of threads and without SIMD: %s", async (_, rows, options) => {
    const expected = kmeans(rows, options);
    const there = async (threads: number, kind: "simd" | "scalar"): Promise<KMeansModel> =>
      (await fitThere(rows, [resolveOptions(rows, options, true)], { threads }, kind))[0];
    expect(fitHere(rows, resolveOptions(rows, options, false), "scalar")).toEqual(expected);
    for (const kind of ["simd", "scalar"] as const) {
      for (const threads of [1, 2, 3, 8]) {
        expect(await there(threads, kind), `${threads} threads, ${kind}`).toEqual(expected);
      }
    }
    expect([...predict(expected.centroids, rows)].every((label, i) => label === expected.labels[i])).toBe(true);
  });
});
