import { describe, expect, it } from "vitest";
import {
  clusterIndices,
  createMatrix,
  type KMeansOptions,
  kmeans,
  kmeansAsync,
  type Matrix,
  nearestTwo,
  predict,
  silhouetteEuclidean,
} from "../src/index.js";
import { blobs, firstRows } from "./support/matrices.js";

/** The same rows in both precisions. */
function both(rowCount: number, featureCount: number, seed: number): { single: Matrix<Float32Array>; double: Matrix } {
  const single = createMatrix(rowCount, featureCount, "float32");
  single.values.set(blobs(rowCount, featureCount, 5, seed, 1.5).values);
  return { single, double: { ...single, values: Float64Array.from(single.values) } };
}

const given = both(70_000, 5, 1);
const centroids = firstRows(given.double, 6);

describe("float32 rows", () => {
  const cases: [string, ReturnType<typeof both>, KMeansOptions][] = [
    ["from given centroids", given, { k: 6, centroids }],
    ["with weights", given, { k: 6, centroids, weights: Float64Array.from({ length: 70_000 }, (_, i) => i % 4) }],
    ["found on samples", given, { k: 4, restarts: 2 }],
    ["found on all rows", both(3000, 3, 2), { k: 5, restarts: 3 }],
    ["for audits", both(3000, 3, 2), { k: 5, restarts: 2, mode: "reference" }],
    ["with a tolerance", given, { k: 6, centroids, tolerance: 1e-3 }],
  ];
  it.each(cases)("give the bytes of the float64 rows they are equal to: %s", async (_, { single, double }, options) => {
    const model = kmeans(double, options);
    expect(kmeans(single, options)).toEqual(model);
    expect(await kmeansAsync(single, { ...options, threads: 2 })).toEqual(model);
    expect(predict(model.centroids, single)).toEqual(model.labels);
    expect(nearestTwo(model.centroids, single)).toEqual(nearestTwo(model.centroids, double));
    expect(clusterIndices(single, model)).toEqual(clusterIndices(double, model));
    if (single.rowCount > 5000) return;
    const { labels, k } = model;
    expect(silhouetteEuclidean(single, labels, k)).toEqual(silhouetteEuclidean(double, labels, k));
  });
});

describe.each(["float32", "float64"] as const)("large tables of %s", (precision) => {
  const table = (row: number, column: number, value: number) => {
    const rows = precision === "float32" ? createMatrix(70_000, 5, "float32") : createMatrix(70_000, 5);
    rows.values.set(given.single.values);
    rows.values[row * 5 + column] = value;
    return rows;
  };

  it("are refused by row and column where a value is not finite, though it is found while they are taken in", async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const rows = table(69_998, 3, value);
      const refusal = { code: "bad-data", message: expect.stringContaining(`got ${value} at row 69999, column 4`) };
      await expect(kmeansAsync(rows, { k: 6, centroids, threads: 2 })).rejects.toMatchObject(refusal);
      expect(() => kmeans(rows, { k: 6, centroids })).toThrow("row 69999, column 4");
      expect(() => kmeans(rows, { k: 4, restarts: 2 })).toThrow("row 69999, column 4");
      expect(() => predict(centroids, rows)).toThrow("row 69999, column 4");
    }
  });

  it("are labelled as the oracle does where one value lies far beyond the few rows that were looked at", () => {
    for (const value of [1e9, -1e30]) {
      const rows = table(69_998, 3, value);
      const oracle = kmeans(rows, { k: 6, centroids, mode: "reference" });
      const fast = kmeans(rows, { k: 6, centroids });
      expect(fast.labels).toEqual(oracle.labels);
      expect(fast.centroids).toEqual(oracle.centroids);
      expect(predict(fast.centroids, rows)).toEqual(oracle.labels);
      const sought = kmeans(rows, { k: 2, restarts: 2 });
      expect(sought.sizes).toEqual(Uint32Array.of(69_999, 1));
    }
  });
});
