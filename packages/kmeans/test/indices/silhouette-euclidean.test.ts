import { describe, expect, it } from "vitest";
import {
  createRandom,
  kmeans,
  predict,
  silhouetteEuclidean,
  silhouetteEuclideanAsync,
  silhouettesEuclideanAsync,
} from "../../src/index.js";
import { blobs, matrixOf } from "../support/matrices.js";

describe("silhouetteEuclidean", () => {
  it("agrees with a case worked by hand", () => {
    // Rows 0, 2 | 10, 12. Row 0: a 2, b 11; row 2: a 2, b 9; mirrored.
    const found = silhouetteEuclidean(matrixOf([[0], [2], [10], [12]]), Uint8Array.of(0, 0, 1, 1), 2);
    const value = (9 / 11 + 7 / 9) / 2;
    expect(found?.value).toBeCloseTo(value, 14);
    expect(found).toMatchObject({ rows: 4, exact: true, low: found?.value, high: found?.value });
    expect([...(found?.perCluster ?? [])].map((x) => x.toFixed(12))).toEqual([value, value].map((x) => x.toFixed(12)));
  });

  it("scores a row alone 0, and is null with fewer than two clusters", () => {
    const rows = matrixOf([[0], [1], [9]]);
    expect(silhouetteEuclidean(rows, Uint8Array.of(0, 0, 1), 2)?.perCluster[1]).toBe(0);
    expect(silhouetteEuclidean(rows, Uint8Array.of(0, 0, 0), 1)).toBeNull();
    expect(silhouetteEuclidean(rows, Uint8Array.of(2, 2, 2), 3)).toBeNull();
    expect(silhouetteEuclidean(rows, Uint8Array.of(0, 0, 2), 3)?.perCluster[1]).toBeNaN();
  });

  it("scores equal rows in different clusters 0", () => {
    expect(silhouetteEuclidean(matrixOf([[4], [4], [4], [4]]), Uint8Array.of(0, 0, 1, 1), 2)?.value).toBe(0);
  });

  it("counts weights as shares", () => {
    const rows = blobs(50, 2, 3, 31, 2);
    const { labels } = kmeans(rows, { k: 3 });
    const plain = silhouetteEuclidean(rows, labels, 3);
    const tripled = silhouetteEuclidean(rows, labels, 3, { weights: new Float64Array(50).fill(3) });
    expect(tripled?.value).toBeCloseTo(plain?.value ?? Number.NaN, 12);
  });

  it("in f32 is the f64 one to six digits, row by row the textbook's", () => {
    const rows = blobs(2500, 4, 3, 34, 1);
    const { labels } = kmeans(rows, { k: 3, restarts: 1 });
    const odd = Float64Array.from({ length: 2500 }, (_, i) => i % 4);
    for (const weights of [undefined, odd]) {
      const found = silhouetteEuclidean(rows, labels, 3, { weights });
      const { value, means } = textbook(rows, labels, 3, weights ?? new Float64Array(2500).fill(1));
      expect(found?.value).toBeCloseTo(value, 6);
      means.forEach((mean, c) => {
        expect(found?.perCluster[c]).toBeCloseTo(mean, 6);
      });
    }
  });

  it("has one limit for exact work, of rows and features", () => {
    const rows = blobs(2000, 2, 2, 36, 2);
    const labels = predict(Float64Array.of(0, 0, 1, 1), rows);
    expect(silhouetteEuclidean(rows, labels, 2)).toMatchObject({ exact: true, rows: 2000 });
    expect(silhouetteEuclidean(rows, labels, 2, { exactRows: 2000 })?.exact).toBe(true);
    const wide = blobs(70_000, 8, 2, 36, 2);
    const sampled = silhouetteEuclidean(wide, predict(wide.values.slice(0, 16), wide), 2);
    expect(sampled?.exact).toBe(false);
    expect(sampled?.rows).toBeGreaterThanOrEqual(10_000);
  });

  it("samples above its limit, with intervals that hold the exact values about 95 times in 100", {
    timeout: 60_000,
  }, () => {
    const rows = blobs(40_000, 2, 4, 32, 1.2);
    const { labels } = kmeans(rows, { k: 4, restarts: 2 });
    const exact = silhouetteEuclidean(rows, labels, 4, { exact: true });
    expect(exact?.exact).toBe(true);
    expect(exact?.perClusterLow).toEqual(exact?.perCluster);
    let held = 0;
    let clustersHeld = 0;
    for (let seed = 0; seed < 20; seed++) {
      const sampled = silhouetteEuclidean(rows, labels, 4, { seed, exactRows: 30_000 });
      if (!sampled || !exact) throw new Error("both are computable");
      expect(sampled.exact).toBe(false);
      expect(sampled.rows).toBeGreaterThanOrEqual(10_000);
      expect(sampled.rows).toBeLessThanOrEqual(10_200);
      expect(sampled.high - sampled.low).toBeLessThan(0.02);
      if (sampled.low <= exact.value && exact.value <= sampled.high) held++;
      exact.perCluster.forEach((mean, c) => {
        if (sampled.perClusterLow[c] <= mean && mean <= sampled.perClusterHigh[c]) clustersHeld++;
      });
    }
    expect(held).toBeGreaterThanOrEqual(17);
    expect(clustersHeld).toBeGreaterThanOrEqual(70);
  });

  it("is the same bytes on any number of threads, exact and sampled", { timeout: 60_000 }, async () => {
    const rows = blobs(9000, 5, 3, 37, 1.5);
    const { labels } = kmeans(rows, { k: 3, restarts: 1 });
    const weights = Float64Array.from({ length: 9000 }, (_, i) => 1 + (i % 3));
    for (const options of [{}, { exactRows: 100, seed: 4 }, { weights }]) {
      const expected = silhouetteEuclidean(rows, labels, 3, options);
      for (const threads of [1, 2, 3, 8]) {
        expect(await silhouetteEuclideanAsync(rows, labels, 3, { ...options, threads })).toEqual(expected);
      }
    }
  });

  it("finds of several labellings, to the byte, what it finds of each", { timeout: 60_000 }, async () => {
    const rows = blobs(9000, 5, 3, 39, 1.5);
    const random = createRandom(39);
    const labellings = [2, 3, 3, 7, 40].map((k) => ({ k, labels: kmeans(rows, { k, restarts: 1 }).labels }));
    // Clusters that a sample leaves short, one of a single row, one without, a single cluster; and more than are gone through together.
    const rare = labellings[3].labels.map((label, i) => (i === 17 ? 9 : i % 2999 === 0 ? 8 : label));
    labellings.push({ k: 11, labels: rare }, { k: 4, labels: new Uint8Array(9000).fill(3) });
    while (labellings.length < 20) {
      const k = labellings.length;
      labellings.push({ k, labels: Uint8Array.from({ length: 9000 }, () => random.below(k)) });
    }
    const weights = Float64Array.from({ length: 9000 }, (_, i) => i % 4);
    for (const options of [{ exactRows: 100, seed: 4 }, { exactRows: 100, weights }, { weights }]) {
      const together = await silhouettesEuclideanAsync(rows, labellings, { ...options, threads: 2 });
      labellings.forEach(({ labels, k }, i) => {
        expect(together[i]).toEqual(silhouetteEuclidean(rows, labels, k, options));
      });
    }
    expect(await silhouettesEuclideanAsync(rows, [])).toEqual([]);
  });

  it("can be aborted", async () => {
    const rows = blobs(30_000, 5, 3, 38, 1.5);
    const { labels } = kmeans(rows, { k: 3, restarts: 1 });
    const stop = new AbortController();
    const asked = silhouetteEuclideanAsync(rows, labels, 3, { threads: 2, signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: "aborted" });
  });

  it("refuses labels at or above k and unknown options", () => {
    const rows = matrixOf([[0], [1]]);
    expect(() => silhouetteEuclidean(rows, Uint8Array.of(0, 2), 2)).toThrow(/below k = 2; got 2 at row 2/);
    expect(() => silhouetteEuclidean(rows, Uint8Array.of(0), 2)).toThrow(/one per row/);
    expect(() => silhouetteEuclidean(rows, Uint8Array.of(0, 1), 2, { sample: 3 } as object)).toThrow(/not known/);
  });
});

/** Rousseeuw's definition, weighted, pair by pair. */
function textbook(
  { values, rowCount, featureCount: d }: ReturnType<typeof blobs>,
  labels: Uint8Array,
  k: number,
  weights: Float64Array,
): { readonly value: number; readonly means: readonly number[] } {
  const totals = new Float64Array(k);
  labels.forEach((c, i) => {
    totals[c] += weights[i];
  });
  const sums = new Float64Array(k);
  for (let i = 0; i < rowCount; i++) {
    if (weights[i] === 0) continue;
    const far = new Float64Array(k);
    for (let m = 0; m < rowCount; m++) {
      let square = 0;
      for (let j = 0; j < d; j++) square += (values[i * d + j] - values[m * d + j]) ** 2;
      far[labels[m]] += weights[m] * Math.sqrt(square);
    }
    const a = far[labels[i]] / (totals[labels[i]] - weights[i]);
    const b = Math.min(...Array.from(far, (sum, c) => (c === labels[i] ? Number.POSITIVE_INFINITY : sum / totals[c])));
    sums[labels[i]] += (weights[i] * (b - a)) / Math.max(a, b);
  }
  const total = totals.reduce((sum, weight) => sum + weight, 0);
  return { value: sums.reduce((sum, x) => sum + x, 0) / total, means: Array.from(sums, (sum, c) => sum / totals[c]) };
}
