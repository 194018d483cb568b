import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invertIncreasing, normalCdf, normalQuantile } from "../../src/population/normal.js";

describe("normalCdf", () => {
  // Abramowitz & Stegun, table 26.1.
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1, 0.158655253931457],
    [1.96, 0.97500210485178],
    [3, 0.99865010196837],
    [-5, 2.866515719e-7],
  ])("at %f is %f", (x, p) => {
    expect(Math.abs(normalCdf(x) - p)).toBeLessThan(1e-14);
  });

  test("ends at 0 and 1", () => {
    expect([normalCdf(-40), normalCdf(40)]).toEqual([0, 1]);
  });
});

test("normalQuantile undoes normalCdf", () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (x) => {
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-9);
    }),
  );
});

test("invertIncreasing finds where a function takes a value, to the last bit", () => {
  expect(invertIncreasing((x) => x * x, 9, 0, 10)).toBeCloseTo(3, 14);
  expect(invertIncreasing((x) => x, 0.1, -8, 8)).toBeCloseTo(0.1, 15);
});
