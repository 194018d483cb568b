import type { Matrix } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { dimensionKinds } from "../../../src/compare/criteria/dimension-kinds.js";
import { innerValley } from "../../../src/compare/criteria/inner-valley.js";
import { segmentColumns } from "../../../src/compare/criteria/segment-columns.js";
import { valleySpace } from "../../../src/compare/criteria/valley-space.js";
import { drawnMatrix } from "./matrices.js";

function innerValleys(matrix: Matrix, labels: Uint8Array, k: number): readonly number[] {
  const d = matrix.featureCount;
  const space = valleySpace(matrix, dimensionKinds(d), 1);
  return segmentColumns(space, labels, k).map((segment) => innerValley(segment, d));
}

it("tells a single lump from two, and from a ring", () => {
  const matrix = drawnMatrix(1800, 1, (random, i) => {
    const turn = 2 * Math.PI * random.float();
    if (i % 3 === 0) return [random.normal(), random.normal()];
    if (i % 3 === 1) return [(i % 2) * 8 + random.normal(), random.normal()];
    return [10 * Math.cos(turn) + random.normal(), 10 * Math.sin(turn) + random.normal()];
  });
  const labels = Uint8Array.from({ length: 1800 }, (_, i) => i % 3);
  const [lump, two, ring] = innerValleys(matrix, labels, 3);
  expect(lump).toBeGreaterThan(0.9);
  expect(two).toBeLessThan(0.1);
  expect(ring).toBeLessThan(0.7);
});

it("finds nothing inside flags, or a segment of two", () => {
  const matrix = drawnMatrix(40, 1, (_, i) => [i % 2]);
  const labels = Uint8Array.from({ length: 40 }, (_, i) => (i < 38 ? 0 : 1));
  expect(innerValleys(matrix, labels, 2)).toEqual([1, 1]);
});
