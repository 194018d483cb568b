import { createRandom } from "@coterie/kmeans";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomial } from "../../src/customer/binomial.js";

const fixed = (uniform: number) => ({ ...createRandom(0), float: () => uniform });

describe("binomial", () => {
  // Two trials at 1/4: P(0) = 9/16, P(1) = 6/16, P(2) = 1/16.
  test.each([
    [0, 0],
    [0.5624, 0],
    [0.5626, 1],
    [0.9374, 1],
    [0.9376, 2],
    [0.9999, 2],
  ])("two trials at 1/4 and a uniform number of %f give %i", (uniform, successes) => {
    expect(binomial(fixed(uniform), 2, 0.25)).toBe(successes);
  });

  test("is certain where it must be, and never leaves 0 to trials", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1e6), (trials, p, seed) => {
        const random = createRandom(seed);
        expect(binomial(random, trials, 0)).toBe(0);
        expect(binomial(random, trials, 1)).toBe(trials);
        const successes = binomial(random, trials, p);
        expect(Number.isInteger(successes) && successes >= 0 && successes <= trials).toBe(true);
      }),
    );
  });

  test.each([
    [40, 0.03],
    [40, 0.9],
    [2000, 0.4],
  ])("%i trials at %f have the mean and variance they should", (trials, p) => {
    const random = createRandom(1);
    const draws = Array.from({ length: 4000 }, () => binomial(random, trials, p));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length;
    const expected = trials * p * (1 - p);
    expect(Math.abs(mean - trials * p)).toBeLessThan(4 * Math.sqrt(expected / draws.length));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.12);
  });
});
