import { describe, expect, it } from "vitest";
import { clusterIndices, kmeans, type Matrix } from "../../src/index.js";
import { blobs, matrixOf, pickRows } from "../support/matrices.js";

const model = (labels: number[], k: number, inertia = 0) => ({ labels: Uint8Array.from(labels), k, inertia });

/** The definition of the silhouette, pair by pair. */
function bruteSilhouette(rows: Matrix, labels: Uint8Array, k: number): number {
  const { values, rowCount, featureCount: d } = rows;
  let total = 0;
  for (let i = 0; i < rowCount; i++) {
    const sums = new Float64Array(k);
    const counts = new Float64Array(k);
    for (let other = 0; other < rowCount; other++) {
      if (other === i) continue;
      let square = 0;
      for (let j = 0; j < d; j++) square += (values[i * d + j] - values[other * d + j]) ** 2;
      sums[labels[other]] += square;
      counts[labels[other]]++;
    }
    const own = labels[i];
    if (counts[own] === 0) continue;
    const b = Math.min(...[...sums].map((sum, c) => (c === own || counts[c] === 0 ? Infinity : sum / counts[c])));
    const a = sums[own] / counts[own];
    total += (b - a) / Math.max(a, b);
  }
  return total / rowCount;
}

describe("clusterIndices", () => {
  it("agrees with a case worked by hand", () => {
    // Rows 0, 2 | 10, 12: means 1 and 11, within 2 + 2, total 104, between 100.
    const found = clusterIndices(matrixOf([[0], [2], [10], [12]]), model([0, 0, 1, 1], 2, 4));
    expect(found.totalSumOfSquares).toBe(104);
    expect(found.explainedShare).toBeCloseTo(1 - 4 / 104, 14);
    expect(found.calinskiHarabasz).toBeCloseTo(100 / 1 / (4 / 2), 12);
    expect(found.daviesBouldin).toBeCloseTo((1 + 1) / 10, 12);
    // Row 0: a = 4, b = (100 + 144) / 2 = 122; row 2: a = 4, b = (64 + 100) / 2 = 82; mirrored.
    expect(found.silhouetteSquaredEuclidean).toBeCloseTo((118 / 122 + 78 / 82) / 2, 12);
    expect(found.silhouetteSimplified).toBeCloseTo((10 / 11 + 8 / 9) / 2, 12);
  });

  it("is the brute-force squared silhouette, also with a row alone and an empty cluster", () => {
    const rows = blobs(120, 3, 4, 21, 1);
    const labels = kmeans(rows, { k: 4 }).labels.slice();
    expect(clusterIndices(rows, { labels, k: 4, inertia: 1 }).silhouetteSquaredEuclidean).toBeCloseTo(
      bruteSilhouette(rows, labels, 4),
      12,
    );
    labels[5] = 5;
    expect(clusterIndices(rows, { labels, k: 7, inertia: 1 }).silhouetteSquaredEuclidean).toBeCloseTo(
      bruteSilhouette(rows, labels, 7),
      12,
    );
  });

  it("is null for one cluster, for coinciding means and where nothing is left to divide by", () => {
    const rows = matrixOf([[0], [1], [5]]);
    expect(clusterIndices(rows, model([0, 0, 0], 1, 14))).toMatchObject({
      silhouetteSquaredEuclidean: null,
      silhouetteSimplified: null,
      calinskiHarabasz: null,
      daviesBouldin: null,
      explainedShare: 0,
    });
    expect(clusterIndices(rows, model([0, 1, 2], 3)).calinskiHarabasz).toBeNull();
    expect(clusterIndices(matrixOf([[0], [2], [1], [1]]), model([0, 0, 1, 1], 2)).daviesBouldin).toBeNull();
    expect(clusterIndices(matrixOf([[3], [3]]), model([0, 0], 1)).explainedShare).toBe(0);
  });

  it("does not change with the unit of the weights", () => {
    const rows = blobs(60, 2, 3, 23, 2);
    const fit = kmeans(rows, { k: 3 });
    const plain = clusterIndices(rows, fit);
    const tripled = clusterIndices(rows, fit, { weights: new Float64Array(60).fill(3) });
    expect(tripled.silhouetteSquaredEuclidean).toBeCloseTo(plain.silhouetteSquaredEuclidean ?? Number.NaN, 12);
    expect(tripled.daviesBouldin).toBeCloseTo(plain.daviesBouldin ?? Number.NaN, 12);
    expect(tripled.calinskiHarabasz).toBeCloseTo(plain.calinskiHarabasz ?? Number.NaN, 9);
  });

  it("says the same from the kernel, to the digits of f32, with a row alone and an empty cluster", () => {
    const rows = blobs(130_000, 8, 5, 26, 1.5);
    const { labels } = kmeans(rows, { k: 5, restarts: 2 });
    labels[17] = 6;
    labels[99] = (labels[99] + 1) % 5;
    const ones = new Float64Array(130_000).fill(1);
    const fast = clusterIndices(rows, { labels, k: 8, inertia: 1 });
    const plain = clusterIndices(rows, { labels, k: 8, inertia: 1 }, { weights: ones });
    for (const name of ["silhouetteSquaredEuclidean", "silhouetteSimplified", "daviesBouldin"] as const) {
      const truth = plain[name] ?? Number.NaN;
      expect(fast[name], name).not.toBe(truth);
      expect(Math.abs((fast[name] ?? 0) / truth - 1), name).toBeLessThan(1e-6);
    }
    expect(fast.calinskiHarabasz).toBe(plain.calinskiHarabasz);
  });

  it("stays in f64 where f32 would lose the digits", () => {
    const rows = blobs(130_000, 8, 5, 27, 1.5);
    rows.values[8 * 77] = 1e9;
    const { labels } = kmeans(rows, { k: 3, restarts: 1 });
    const ones = new Float64Array(130_000).fill(1);
    const plain = clusterIndices(rows, { labels, k: 3, inertia: 1 }, { weights: ones });
    expect(clusterIndices(rows, { labels, k: 3, inertia: 1 })).toEqual(plain);
  });

  it("leaves out rows of weight 0", () => {
    const rows = blobs(40, 2, 2, 24, 3);
    const fit = kmeans(rows, { k: 2 });
    const kept = Array.from({ length: 30 }, (_, i) => i);
    const weights = Float64Array.from({ length: 40 }, (_, i) => (i < 30 ? 1 : 0));
    const some = clusterIndices(rows, fit, { weights });
    const alone = clusterIndices(pickRows(rows, kept), { ...fit, labels: fit.labels.slice(0, 30) });
    expect(some.silhouetteSimplified).toBeCloseTo(alone.silhouetteSimplified ?? Number.NaN, 12);
    expect(some.calinskiHarabasz).toBeCloseTo(alone.calinskiHarabasz ?? Number.NaN, 9);
  });
});
