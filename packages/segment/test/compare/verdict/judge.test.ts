import { type KMeansModel, kmeans, type Matrix } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/compare/verdict/decide.js";
import { type Judged, judge } from "../../../src/compare/verdict/judge.js";
import { drawnMatrix, standardised } from "../criteria/matrices.js";

const grid = drawnMatrix(800, 1, (random, i) => [(i % 2) * 8 + random.normal(), ((i >> 1) % 2) * 8 + random.normal()]);
const few = { resamples: 9, nullDraws: 3 };

function models(matrix: Matrix, ks: readonly number[]): Map<number, KMeansModel> {
  return new Map(ks.map((k) => [k, kmeans(matrix, { k, seed: 1, restarts: 10 })]));
}

function judgeAll(matrix: Matrix, ks: readonly number[] = [2, 3, 4, 5, 6]): Promise<Judged> {
  return judge(matrix, models(matrix, ks), few);
}

it("finds the four groups of a grid natural, which a gap cannot see", async () => {
  const found = await judgeAll(grid);
  expect(found.sampleRows).toBe(800);
  expect(decide(found.perK)).toMatchObject({ verdict: "natural", k: 4 });
  const [four] = found.perK.filter(({ k }) => k === 4);
  expect(Math.max(...four.valleys.map(({ value }) => value))).toBeLessThan(0.1);
  expect(Math.abs(four.gap.value)).toBeLessThan(0.02);
  const [five] = found.perK.filter(({ k }) => k === 5);
  expect(Math.max(...five.valleys.map(({ value }) => value))).toBeGreaterThan(0.95);
  expect(four.valleys[0].sentence).toMatch(/^a gap between/);
  expect(four.remarks).toEqual([]);
  expect(five.remarks.join()).toMatch(/no gap between/);
});

describe("what has no separate groups is never natural", () => {
  it.each<[string, Matrix]>([
    [
      "correlated normals",
      standardised(
        drawnMatrix(600, 1, (random) => {
          const g = random.normal();
          return Array.from({ length: 5 }, () => 0.77 * g + 0.63 * random.normal());
        }),
      ),
    ],
    ["uniform noise", drawnMatrix(600, 2, (random) => [random.float(), random.float(), random.float()])],
    [
      "a curve",
      standardised(
        drawnMatrix(600, 3, (random) => {
          const g = random.normal();
          return [g, g * g, Math.exp(g)];
        }),
      ),
    ],
    [
      "independent normals beside a flag",
      drawnMatrix(600, 4, (random) => [random.normal(), random.normal(), random.below(2)]),
    ],
  ])(
    "%s",
    async (_, matrix) => {
      expect(decide((await judgeAll(matrix)).perK).verdict).not.toBe("natural");
    },
    120_000,
  );
});

it("judges further K beside those fitted, on the sample alone", async () => {
  const found = await judge(grid, models(grid, [2, 3]), { ...few, beside: [2, 4] });
  expect(found.perK.map(({ k }) => k)).toEqual([2, 3, 4]);
  expect(decide(found.perK)).toMatchObject({ verdict: "natural", k: 4 });
});

it("gives the same judgement again, and judges a K alike whichever others are asked", async () => {
  const one = await judgeAll(grid, [3, 4]);
  expect(JSON.stringify(await judgeAll(grid, [4, 3]))).toBe(JSON.stringify(one));
  const [alone] = (await judgeAll(grid, [4])).perK;
  expect(alone).toEqual(one.perK[1]);
});

it("judges a sample of the rows, drawn by their identities", async () => {
  const fitted = models(grid, [4]);
  const found = await judge(grid, fitted, { ...few, rows: 300 });
  expect(found.sampleRows).toBe(300);
  const others = await judge(grid, fitted, {
    ...few,
    rows: 300,
    rowHashes: Array.from({ length: 800 }, (_, i) => i * 31 + 5),
  });
  expect(others.perK[0].valleys).not.toEqual(found.perK[0].valleys);
});

it("tells how far it has come, and stops when asked to", async () => {
  const many = { resamples: 100, nullDraws: 20 };
  const told: number[] = [];
  await judge(grid, models(grid, [2, 3, 4]), { ...many, onProgress: (fraction) => told.push(fraction) });
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[told.length - 1]).toBeLessThanOrEqual(1);
  const controller = new AbortController();
  const running = judge(grid, models(grid, [2, 3, 4]), {
    ...many,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(running).rejects.toMatchObject({ code: "aborted" });
});

it.each<[string, object, string]>([
  ["an unknown option", { resample: 3 }, "option resample is not known"],
  ["a K beside that cannot be", { beside: [1] }, "each K beside must be an integer from 2 to 255; got 1"],
  ["hashes of another table", { rowHashes: [1] }, "rowHashes must hold one integer a row, 800; got 1"],
  ["no resamples", { resamples: 0 }, "resamples must be an integer from 1 to 10000; got 0"],
  ["a share above 1", { minShare: 2 }, "minShare must be a share from 0 to below 1; got 2"],
  ["a seed below 0", { seed: -1 }, "seed must be an integer from 0 to 4294967295; got -1"],
  [
    "a recipe of another matrix",
    { recipe: { mode: "none", steps: [], dimensions: [] } },
    "the recipe must have the matrix's 2 dimensions; got 0",
  ],
])("refuses %s", async (_, options, message) => {
  await expect(judge(grid, models(grid, [2, 3]), options)).rejects.toThrow(message);
});

it("refuses no models, and models of other rows", async () => {
  await expect(judge(grid, new Map())).rejects.toMatchObject({ code: "bad-option" });
  const other = models(
    drawnMatrix(50, 1, (random) => [random.normal(), random.normal()]),
    [2],
  );
  await expect(judge(grid, other)).rejects.toMatchObject({ code: "bad-data" });
});
