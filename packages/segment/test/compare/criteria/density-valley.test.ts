import { createRandom } from "@coterie/kmeans";
import fc from "fast-check";
import { expect, it } from "vitest";
import { densityValley } from "../../../src/compare/criteria/density-valley.js";

const normals = (count: number, seed: number, centre: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => centre + random.normal());
};

it("finds empty space between groups far apart", () => {
  expect(densityValley(normals(500, 1, 0), normals(500, 2, 12))).toBeLessThan(0.01);
});

it("finds no valley where one normal group was cut in two", () => {
  const points = normals(2000, 3, 0);
  expect(
    densityValley(
      points.filter((x) => x < 0),
      points.filter((x) => x >= 0),
    ),
  ).toBeGreaterThan(0.95);
});

it("lies near the true ratio for two equal normals four deviations apart", () => {
  // Density of the mixture at the middle over that at a peak: 2 φ(2) / (φ(0) + φ(4)) = 0.271; the kernel fills some of it in.
  const value = densityValley(normals(4000, 4, 0), normals(4000, 5, 4));
  expect(value).toBeGreaterThan(0.25);
  expect(value).toBeLessThan(0.38);
});

it("takes the lower of the two peaks", () => {
  const small = densityValley(normals(2000, 6, 0), normals(100, 7, 4));
  const even = densityValley(normals(2000, 6, 0), normals(2000, 7, 4));
  expect(small).toBeGreaterThan(even);
});

it("answers for places that coincide", () => {
  expect(densityValley(Float64Array.of(1, 1), Float64Array.of(1, 1))).toBe(1);
  expect(densityValley(new Float64Array(0), Float64Array.of(1))).toBe(1);
});

it("stays between 0 and 1, and does not see shift or scale", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.double({ min: 0.1, max: 6, noNaN: true }),
      fc.integer({ min: 5, max: 200 }),
      (seed, apart, count) => {
        const left = normals(count, seed, 0);
        const right = normals(count, seed + 1, apart);
        const value = densityValley(left, right);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        const moved = densityValley(
          left.map((x) => 8 * x + 64),
          right.map((x) => 8 * x + 64),
        );
        expect(moved).toBeCloseTo(value, 6);
      },
    ),
  );
});
