import { describe, expect, it } from "vitest";
import { clusterIndices, type KMeansOptions, kmeans, kmeansAsync, type Matrix } from "../../src/index.js";
import { blobs, firstRows } from "../support/matrices.js";

const small = blobs(300, 3, 3, 91, 2);
const large = blobs(80_000, 8, 5, 92, 1.5);
const thirds = Float64Array.from({ length: 80_000 }, (_, i) => (i % 3) / 2);

const cases: [string, Matrix, KMeansOptions][] = [
  ["a small table", small, { k: 3, restarts: 2 }],
  ["one cluster", small, { k: 1 }],
  ["all rows in plain code", small, { k: 3, restarts: 2, mode: "reference" }],
  ["a large table", large, { k: 9, restarts: 1 }],
  ["weights", large, { k: 4, restarts: 1, weights: thirds }],
  ["a descent cut off", large, { k: 9, centroids: firstRows(large, 9), maxIterations: 3 }],
];

describe("a fit that is asked for its indices", () => {
  it.each(cases)("says what clusterIndices says, on any number of threads: %s", async (_, rows, options) => {
    const plain = kmeans(rows, options);
    expect(plain.indices).toBeNull();
    const expected = clusterIndices(rows, plain, { weights: options.weights });
    const judged = kmeans(rows, { ...options, indices: true });
    expect(judged).toEqual({ ...plain, indices: expected });
    for (const threads of [2, 3])
      expect(await kmeansAsync(rows, { ...options, indices: true, threads })).toEqual(judged);
  });
});
