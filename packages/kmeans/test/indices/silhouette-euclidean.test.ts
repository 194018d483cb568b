import { describe, expect, it } from "vitest";
import { kmeans, silhouetteEuclidean } from "../../src/index.js";
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

  it("samples above its limit, with an interval that holds the exact value about 95 times in 100", () => {
    const rows = blobs(7000, 2, 4, 32, 1.2);
    const { labels } = kmeans(rows, { k: 4, restarts: 2 });
    const exact = silhouetteEuclidean(rows, labels, 4, { exact: true });
    expect(exact?.exact).toBe(true);
    let held = 0;
    for (let seed = 0; seed < 20; seed++) {
      const sampled = silhouetteEuclidean(rows, labels, 4, { seed, exactRows: 5000 });
      expect(sampled?.exact).toBe(false);
      expect(sampled?.rows).toBeLessThanOrEqual(2002);
      if (sampled && exact && sampled.low <= exact.value && exact.value <= sampled.high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(17);
    expect(silhouetteEuclidean(rows, labels, 4, { seed: 3, exactRows: 5000 })).toEqual(
      silhouetteEuclidean(rows, labels, 4, { seed: 3, exactRows: 5000 }),
    );
  });

  it("compares with a sample above 25,000 rows", () => {
    const rows = blobs(30_000, 2, 3, 33, 2);
    const { labels } = kmeans(rows, { k: 3, restarts: 1 });
    const all = silhouetteEuclidean(rows, labels, 3);
    const again = silhouetteEuclidean(rows, labels, 3, { seed: 1 });
    expect(Math.abs((all?.value ?? 0) - (again?.value ?? 1))).toBeLessThan(0.03);
  });

  it("refuses labels at or above k and unknown options", () => {
    const rows = matrixOf([[0], [1]]);
    expect(() => silhouetteEuclidean(rows, Uint8Array.of(0, 2), 2)).toThrow(/below k = 2; got 2 at row 2/);
    expect(() => silhouetteEuclidean(rows, Uint8Array.of(0), 2)).toThrow(/one per row/);
    expect(() => silhouetteEuclidean(rows, Uint8Array.of(0, 1), 2, { sample: 3 } as object)).toThrow(/not known/);
  });
});
