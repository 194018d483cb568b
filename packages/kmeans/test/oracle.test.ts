import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type KMeansOptions, kmeans, type Matrix } from "../src/index.js";
import { blobs, firstRows, matrixOf } from "./support/matrices.js";
import { sharedIsMissing, sharedMatrix, sharedPath } from "./support/shared.js";

/** From the same centroids the kernel must end where the plain f64 code ends, label by label, byte by byte. */
function expectSame(rows: Matrix, options: KMeansOptions): void {
  const oracle = kmeans(rows, { ...options, mode: "reference" });
  const fast = kmeans(rows, options);
  expect(fast.labels).toEqual(oracle.labels);
  expect(fast.centroids).toEqual(oracle.centroids);
  expect(fast.inertia).toBe(oracle.inertia);
  expect(fast.iterations).toBe(oracle.iterations);
}

const grid = matrixOf(Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20)]));
const some = blobs(700, 3, 5, 72, 1.5);
const column = (numbers: readonly number[]): Matrix => matrixOf(numbers.map((x) => [x]));

describe("the kernel ends where the oracle ends", () => {
  const cases: [string, Matrix, KMeansOptions][] = [
    ["ties on a grid", grid, { k: 4, centroids: Float64Array.of(0, 0, 19, 0, 0, 19, 19, 19) }],
    ["k = 1", grid, { k: 1, centroids: Float64Array.of(3, 3) }],
    ["k = 33", grid, { k: 33, centroids: firstRows(grid, 33) }],
    ["k = 255", grid, { k: 255, centroids: firstRows(grid, 255) }],
    ["k = n", column([5, 1, 4, 2, 3]), { k: 5, centroids: Float64Array.of(5, 1, 4, 2, 3) }],
    ["all rows equal", column([7, 7, 7]), { k: 1, centroids: Float64Array.of(1) }],
    ["an empty cluster", grid, { k: 3, centroids: Float64Array.of(0, 0, 19, 19, 500, 500) }],
    ["one value at 1e9", column([1, 2, 3, 10, 11, 1e9]), { k: 3, centroids: Float64Array.of(1, 2, 3) }],
    [
      "weights 0",
      grid,
      { k: 3, centroids: firstRows(grid, 3), weights: Float64Array.from({ length: 400 }, (_, i) => i % 3) },
    ],
    ["several blocks", blobs(50_000, 4, 6, 71, 1), { k: 6, centroids: firstRows(blobs(50_000, 4, 6, 71, 1), 6) }],
  ];
  it.each(cases)("%s", (_, rows, options) => expectSame(rows, options));

  it("rows that all lie far out, but for the few that the frame is made from", () => {
    const n = 300_000;
    const step = Math.ceil(n / 512);
    const { values } = blobs(n, 1, 3, 73, 2);
    const rows = { values: values.map((x, i) => (i % step === 0 ? x : 400 + x)), rowCount: n, featureCount: 1 };
    expectSame(rows, { k: 3, centroids: Float64Array.of(0, 398, 402) });
  });

  it("one row that weighs a thousand million times as much as any other", () => {
    const rows = blobs(40_000, 2, 5, 74, 2);
    const weights = Float64Array.from({ length: rows.rowCount }, (_, i) => (i === 77 ? 1 : 1e-9));
    expectSame(rows, { k: 6, centroids: firstRows(rows, 6), weights });
  });

  const moved = (change: (x: number, i: number) => number): Matrix => ({ ...some, values: some.values.map(change) });
  const extremes: [string, Matrix][] = [
    ["a translation by 1e6", moved((x) => x + 1e6)],
    ["denormals among ordinary values", moved((x, i) => (i % 3 === 0 ? x * 1e-312 : x))],
    ["squares near the least f64", moved((x) => x * 1e-140)],
    ["one row at 1e9 in every column", moved((x, i) => (i < 3 ? 1e9 : x))],
    ["twenty distinct rows, each many times", moved((_, i) => Math.floor(i / 3) % 20)],
  ];
  it.each(extremes)("%s", (_, rows) => {
    for (const k of [1, 2, 7]) expectSame(rows, { k, centroids: firstRows(rows, k) });
  });

  it.each([1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33])("%i rows, up to k = n", (n) => {
    const rows = blobs(n, 3, 2, 300 + n, 2);
    for (const k of new Set([1, Math.ceil(n / 3), n])) expectSame(rows, { k, centroids: firstRows(rows, k) });
  });

  it("refuses values whose squares are denormal, and more clusters than equal rows can make", () => {
    expect(() =>
      kmeans(
        moved((x) => x * 1e-160),
        { k: 2 },
      ),
    ).toThrow(/squared distances not to vanish/);
    expect(() => kmeans(column([7, 7, 7]), { k: 2 })).toThrow(/number of distinct rows, 1 here; got 2/);
  });

  it("counts past 2^24 in one cluster", () => {
    const n = 2 ** 24 + 3;
    const rows = { values: new Float64Array(n).fill(1), rowCount: n, featureCount: 1 };
    rows.values[0] = 9;
    const model = kmeans(rows, { k: 2, centroids: Float64Array.of(1, 9) });
    expect([...model.clusterWeights]).toEqual([n - 1, 1]);
    expect([...model.centroids]).toEqual([1, 9]);
  });
});

const why = sharedIsMissing ? " (skipped: the shared folder is not beside the repository)" : "";

describe(`the benchmark sets${why}`, () => {
  const folder = sharedPath("data/benchmark");
  const files = sharedIsMissing
    ? ["none"]
    : readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".csv"))
        .sort();
  it.skipIf(sharedIsMissing).each(files)("%s", (file) => {
    const rows = sharedMatrix(`data/benchmark/${file}`);
    for (const k of [2, 3, 5, 8]) expectSame(rows, { k, centroids: firstRows(rows, k) });
  });
});
