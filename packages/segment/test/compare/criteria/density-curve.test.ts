import { expect, it } from "vitest";
import { densityCurve } from "../../../src/compare/criteria/density-curve.js";

it("puts a density on places between the centres, beside the higher peak", () => {
  // A grid from 0 to 10 in steps of 1: peaks of 4 at 2 and of 2 at 8, the lowest place between them at 5.
  const line = {
    density: Float64Array.of(0, 1, 4, 3, 2, 1, 1.5, 1.8, 2, 1, 0),
    low: 0,
    step: 1,
    a: 2,
    b: 8,
    lowest: 5,
  };
  const curve = densityCurve(line, 2, 8);
  expect(curve.peakA).toEqual({ at: 0, density: 1 });
  expect(curve.peakB).toEqual({ at: 1, density: 0.5 });
  expect(curve.lowest).toEqual({ at: 0.5, density: 0.25 });
  expect(curve.densities).toHaveLength(64);
  // Beyond the grid there is nothing: the first place is 2 − 0.75 · 6 = −2.5.
  expect([curve.from, curve.to, curve.densities[0], curve.densities[63]]).toEqual([-0.75, 1.75, 0, 0]);
  expect(Math.max(...curve.densities)).toBeLessThanOrEqual(1);
});
