import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedRandIndex, KMeansError, type KMeansOptions, kmeans, type Matrix, predict } from "../src/index.js";
import { blobs, firstRows, matrixOf, pickRows } from "./support/matrices.js";

function refusal(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof KMeansError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("nothing was refused");
}

const two = matrixOf([
  [0, 0],
  [0, 2],
  [10, 0],
  [10, 2],
  [10, 1],
]);

describe("kmeans by hand", () => {
  it("finds two pairs of rows and orders clusters by falling weight", () => {
    const model = kmeans(two, { k: 2 });
    expect([...model.labels]).toEqual([1, 1, 0, 0, 0]);
    expect([...model.centroids]).toEqual([10, 1, 0, 1]);
    expect([...model.sizes]).toEqual([3, 2]);
    expect([...model.clusterWeights]).toEqual([3, 2]);
    expect([...model.withinSumOfSquares]).toEqual([2, 2]);
    expect(model).toMatchObject({
      inertia: 4,
      converged: "strict",
      restarts: 50,
      restartsAgreeing: 50,
      seed: 0,
      warnings: [],
    });
  });

  it("orders clusters of equal weight by centroid", () => {
    const model = kmeans(matrixOf([[5], [1], [9]]), { k: 3 });
    expect([...model.centroids]).toEqual([1, 5, 9]);
    expect(model.inertia).toBe(0);
  });

  it("takes weights into means, inertia and order", () => {
    const model = kmeans(matrixOf([[0], [3], [100]]), { k: 2, weights: Float64Array.of(2, 1, 30) });
    expect([...model.centroids]).toEqual([100, 1]);
    expect(model.inertia).toBe(2 * 1 + 1 * 4);
    expect([...model.clusterWeights]).toEqual([30, 3]);
    expect([...model.sizes]).toEqual([1, 2]);
  });

  it("labels rows of weight 0 without letting them pull", () => {
    const model = kmeans(matrixOf([[0], [2], [10], [6.5]]), { k: 2, weights: Float64Array.of(1, 1, 1, 0) });
    expect([...model.centroids]).toEqual([1, 10]);
    expect([...model.labels]).toEqual([0, 0, 1, 1]);
    expect([...model.sizes]).toEqual([2, 2]);
  });

  it("puts everything into one cluster at k = 1, ties to the lowest cluster", () => {
    expect(kmeans(two, { k: 1 }).inertia).toBe(3 * 16 + 2 * 36 + 4);
    const tied = kmeans(matrixOf([[0], [1], [2]]), { k: 2, centroids: Float64Array.of(0, 2), maxIterations: 1 });
    expect([...tied.labels]).toEqual([0, 0, 1]);
  });

  it("fills an empty cluster with the farthest row of a cluster that keeps one", () => {
    const rows = matrixOf([[0], [1], [50], [51], [60]]);
    const model = kmeans(rows, { k: 3, centroids: Float64Array.of(0, 50, 1000) });
    expect([...model.centroids]).toEqual([0.5, 50.5, 60]);
    expect([...model.labels]).toEqual([0, 0, 1, 1, 2]);
  });

  it("warns when it is cut off, and its labels still agree with its centroids", () => {
    const rows = blobs(300, 3, 5, 1, 1);
    const model = kmeans(rows, { k: 5, centroids: firstRows(rows, 5), maxIterations: 2 });
    expect(model.converged).toBe("max-iterations");
    expect(model.iterations).toBe(2);
    expect(model.warnings.map((w) => w.code)).toEqual(["max-iterations"]);
    expect([...predict(model.centroids, rows)]).toEqual([...model.labels]);
  });

  it("passes over solutions with a cluster below the minimum share", () => {
    const far = matrixOf([[0], [1], [2], [3], [4], [5], [6], [7], [60]]);
    expect([...kmeans(far, { k: 3 }).sizes]).toContain(1);
    expect(() => kmeans(far, { k: 3, minimumShare: 0.2 })).toThrow(/the smallest has 0.111 at best/);
    const even = matrixOf([[0], [1], [10], [11], [20], [21]]);
    expect([...kmeans(even, { k: 3, minimumShare: 0.3 }).sizes]).toEqual([2, 2, 2]);
  });

  it("stops early at a tolerance", () => {
    const rows = blobs(2000, 3, 3, 2, 0.5);
    const start = { k: 4, centroids: firstRows(rows, 4) };
    const strict = kmeans(rows, start);
    const early = kmeans(rows, { ...start, tolerance: 0.001 });
    expect(early.converged).toBe("tolerance");
    expect(early.iterations).toBeLessThan(strict.iterations);
    expect([...predict(early.centroids, rows)]).toEqual([...early.labels]);
  });
});

describe("kmeans refuses", () => {
  const cases: [string, Matrix, Record<string, unknown>, string][] = [
    [
      "more rows than 32 bits number",
      { values: new Float64Array(0), rowCount: 2 ** 32, featureCount: 1 },
      { k: 1 },
      "bad-data",
    ],
    ["k = 0", two, { k: 0 }, "bad-option"],
    ["k = 256", two, { k: 256 }, "bad-option"],
    ["k = 2.5", two, { k: 2.5 }, "bad-option"],
    ["an unknown option", two, { k: 2, nInit: 3 }, "bad-option"],
    ["a negative seed", two, { k: 2, seed: -1 }, "bad-option"],
    ["no restarts", two, { k: 2, restarts: 0 }, "bad-option"],
    ["no iterations", two, { k: 2, maxIterations: 0 }, "bad-option"],
    ["a NaN tolerance", two, { k: 2, tolerance: Number.NaN }, "bad-option"],
    ["a minimum share of 0.6", two, { k: 2, minimumShare: 0.6 }, "bad-option"],
    ["a minimum share that no solution has", two, { k: 2, minimumShare: 0.45 }, "too-few-rows"],
    ["an unknown mode", two, { k: 2, mode: "turbo" }, "bad-option"],
    ["threads without a promise", two, { k: 2, threads: 2 }, "bad-option"],
    ["centroids of another shape", two, { k: 2, centroids: new Float64Array(3) }, "bad-option"],
    ["an infinite centroid", two, { k: 1, centroids: Float64Array.of(0, Infinity) }, "bad-option"],
    [
      "NaN",
      matrixOf([
        [1, 2],
        [3, Number.NaN],
      ]),
      { k: 2 },
      "bad-data",
    ],
    [
      "infinity",
      matrixOf([
        [1, 2],
        [-Infinity, 3],
      ]),
      { k: 2 },
      "bad-data",
    ],
    ["a matrix of another shape", { ...two, rowCount: 4 }, { k: 2 }, "bad-data"],
    ["no columns", { values: new Float64Array(0), rowCount: 0, featureCount: 0 }, { k: 1 }, "bad-data"],
    ["too few weights", two, { k: 2, weights: new Float64Array(2) }, "bad-data"],
    ["a negative weight", two, { k: 2, weights: Float64Array.of(1, 1, -1, 1, 1) }, "bad-data"],
    ["weights all 0", two, { k: 2, weights: new Float64Array(5) }, "bad-data"],
    ["values whose squares overflow", matrixOf([[1e299], [-1e299], [0]]), { k: 2 }, "bad-data"],
    ["values whose squares vanish", matrixOf([[1e-200], [2e-200], [0]]), { k: 2 }, "bad-data"],
    ["more clusters than distinct rows", matrixOf([[1], [1], [2], [2], [-0], [0]]), { k: 4 }, "too-few-rows"],
    ["no rows", { values: new Float64Array(0), rowCount: 0, featureCount: 2 }, { k: 1 }, "too-few-rows"],
    ["too few rows with weight", two, { k: 2, weights: Float64Array.of(1, 0, 0, 0, 0) }, "too-few-rows"],
  ];
  it.each(cases)("%s", (_, rows, options, code) => {
    const got = refusal(() => kmeans(rows, options as unknown as KMeansOptions));
    expect(got.code).toBe(code);
    expect(got.message).toMatchSnapshot();
  });
});

describe("laws of kmeans", () => {
  const anyRows = fc
    .record({
      d: fc.integer({ min: 1, max: 4 }),
      n: fc.integer({ min: 4, max: 40 }),
      step: fc.constantFrom(1, 0.1, 1e-3),
    })
    .chain(({ d, n, step }) =>
      fc
        .array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: d, maxLength: d }), {
          minLength: n,
          maxLength: n,
        })
        .map((rows) => matrixOf(rows.map((row) => row.map((x) => x * step)))),
    )
    .filter(
      (rows) => new Set(Array.from({ length: rows.rowCount }, (_, i) => String(pickRows(rows, [i]).values))).size >= 4,
    );

  it("labels are the nearest centroid, clusters stand by falling weight, centroids are means", () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 4 }), (rows, k) => {
        const model = kmeans(rows, { k, restarts: 3 });
        expect([...model.labels]).toEqual([...predict(model.centroids, rows)]);
        expect([...model.sizes]).toEqual([...model.sizes].sort((a, b) => b - a));
        expect(Math.min(...model.sizes)).toBeGreaterThan(0);
        for (let c = 0; c < k; c++) {
          const members = [...model.labels.keys()].filter((i) => model.labels[i] === c);
          for (let j = 0; j < rows.featureCount; j++) {
            const mean = members.reduce((sum, i) => sum + rows.values[i * rows.featureCount + j], 0) / members.length;
            expect(model.centroids[c * rows.featureCount + j]).toBeCloseTo(mean, 9);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("a row twice is a row of weight 2, from given centroids that all have rows", () => {
    fc.assert(
      fc.property(anyRows, fc.infiniteStream(fc.boolean()), (rows, coins) => {
        // An empty cluster is given one row: of weight 2, or one of two.
        fc.pre(new Set([0, 1, 2].map((i) => String(pickRows(rows, [i]).values))).size === 3);
        const doubled = Array.from({ length: rows.rowCount }, () => coins.next().value as boolean);
        const weights = Float64Array.from(doubled, (twice) => (twice ? 2 : 1));
        const index = doubled.flatMap((twice, i) => (twice ? [i, i] : [i]));
        const centroids = firstRows(rows, 3);
        const weighted = kmeans(rows, { k: 3, weights, centroids });
        const repeated = kmeans(pickRows(rows, index), { k: 3, centroids });
        expect(weighted.inertia).toBeCloseTo(repeated.inertia, 8);
        expect([...weighted.clusterWeights]).toEqual([...repeated.clusterWeights]);
      }),
      { numRuns: 100 },
    );
  });

  it("moving all rows moves the centroids and nothing else", () => {
    const rows = blobs(500, 3, 4, 3);
    const moved = { ...rows, values: rows.values.map((x) => x + 1e6) };
    const a = kmeans(rows, { k: 4 });
    const b = kmeans(moved, { k: 4 });
    expect([...b.labels]).toEqual([...a.labels]);
    expect(Math.abs(b.inertia / a.inertia - 1)).toBeLessThan(1e-6);
    b.centroids.forEach((x, i) => {
      expect(Math.abs(x - 1e6 - a.centroids[i])).toBeLessThan(1e-8);
    });
  });

  it("swapping columns swaps the centroids' columns and nothing else", () => {
    const rows = blobs(401, 2, 4, 14);
    const swapped = { ...rows, values: rows.values.map((_, i) => rows.values[i ^ 1]) };
    const a = kmeans(rows, { k: 4 });
    const b = kmeans(swapped, { k: 4 });
    expect([...b.labels]).toEqual([...a.labels]);
    b.centroids.forEach((x, i) => {
      expect(x).toBe(a.centroids[i ^ 1]);
    });
  });

  it("the same call gives the same bytes; another seed the same clusters on clear data", () => {
    const rows = blobs(600, 4, 3, 5, 8);
    const a = kmeans(rows, { k: 3, seed: 1 });
    expect(kmeans(rows, { k: 3, seed: 1 })).toEqual(a);
    expect(adjustedRandIndex(kmeans(rows, { k: 3, seed: 2 }).labels, a.labels)).toBe(1);
  });

  it("a fit leaves nothing behind for the next one, whatever K and rows it had", () => {
    const rows = blobs(900, 3, 5, 7, 2);
    const first = kmeans(rows, { k: 5, restarts: 4 });
    kmeans(rows, { k: 9, restarts: 2 });
    kmeans(blobs(20_000, 7, 3, 8), { k: 3, restarts: 1 });
    expect(kmeans(rows, { k: 5, restarts: 4 })).toEqual(first);
  });

  it("the textbook mode is never better, and more restarts are never worse", () => {
    const rows = blobs(300, 3, 9, 6, 1);
    const polished = kmeans(rows, { k: 9, restarts: 5 }).inertia;
    expect(kmeans(rows, { k: 9, restarts: 5, mode: "reference" }).inertia).toBeGreaterThanOrEqual(polished);
    expect(kmeans(rows, { k: 9, restarts: 20 }).inertia).toBeLessThanOrEqual(polished);
  });
});
