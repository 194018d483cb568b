import { createRandom, type Matrix } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { kernelEngine } from "../../../src/compare/criteria/kernel-engine.js";
import { plainEngine } from "../../../src/compare/criteria/plain-engine.js";
import { drawnMatrix } from "./matrices.js";

const WEIGHTS: Readonly<Record<string, (i: number) => number>> = {
  ones: () => 1,
  counts: (i) => i % 4,
  fractions: (i) => 0.1 + (i % 7) / 3,
};
const ROWS: Readonly<Record<string, (d: number) => (random: ReturnType<typeof createRandom>) => number[]>> = {
  normal: (d) => (random) => Array.from({ length: d }, () => random.normal()),
  "on a grid, with ties": (d) => (random) => Array.from({ length: d }, () => random.below(3)),
  "far from zero": (d) => (random) => Array.from({ length: d }, () => 1e8 + random.normal()),
};

function expectAlike(matrix: Matrix, weights: Float64Array, k: number, seed: number): void {
  const kernel = kernelEngine(matrix, weights)!;
  const plain = plainEngine(matrix, weights);
  expect(kernel.variance()).toBe(plain.variance());
  const start = plain.place(k, createRandom(seed));
  expect(kernel.place(k, createRandom(seed))).toEqual(start);
  if (start === null) return;
  expect(kernel.label(start, k)).toEqual(plain.label(start, k));
  for (const stop of [0, 1e-3]) {
    const before = start.slice();
    expect(kernel.settle(start, k, stop)).toEqual(plain.settle(start, k, stop));
    expect(start).toEqual(before);
  }
}

describe("the kernel gives the bytes of the plain engine", () => {
  const shapes = [1, 2, 3, 4, 7, 8, 9, 16, 17].flatMap((d) => [1, 2, 3, 4, 5, 8, 9, 33].map((k) => [d, k] as const));

  it.each(Object.keys(ROWS))("whatever the dimensions and clusters, on rows %s", (name) => {
    for (const [at, [d, k]] of shapes.entries()) {
      const n = 40 + 31 * (at % 7);
      const matrix = drawnMatrix(n, at, ROWS[name](d));
      for (const weigh of Object.values(WEIGHTS)) {
        expectAlike(
          matrix,
          Float64Array.from({ length: n }, (_, i) => weigh(i)),
          k,
          at,
        );
      }
    }
  });

  it("where there are as many rows as clusters, or fewer, or none that differ", () => {
    for (const n of [1, 2, 3, 5]) {
      for (const k of [1, 2, 3, 5, 6]) {
        for (const draw of [(i: number) => [i], () => [4]])
          expectAlike(
            drawnMatrix(n, 1, (_, i) => draw(i)),
            new Float64Array(n).fill(1),
            k,
            2,
          );
      }
    }
  });

  it("where a cluster is left without rows, and with all the clusters there can be", () => {
    const matrix = drawnMatrix(900, 5, (random) => [random.normal(), random.normal()]);
    const weights = new Float64Array(900).fill(1);
    const given = Float64Array.of(0, 0, 1, 1, 500, 500);
    expect(kernelEngine(matrix, weights)!.settle(given, 3, 0)).toEqual(
      plainEngine(matrix, weights).settle(given, 3, 0),
    );
    expectAlike(matrix, weights, 255, 1);
  });

  it("one matrix after another, larger and smaller", () => {
    for (const n of [10, 4000, 25]) {
      const matrix = drawnMatrix(n, n, (random) => Array.from({ length: 12 }, () => random.normal()));
      expectAlike(matrix, new Float64Array(n).fill(1), 4, 9);
    }
  });
});
