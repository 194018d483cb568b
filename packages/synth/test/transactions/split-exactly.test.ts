import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitExactly } from "../../src/transactions/split-exactly.js";

describe("splitExactly", () => {
  test.each([
    [10, [1], [10]],
    [3, [5, 1, 1], [1, 1, 1]],
    [12, [1, 3], [3, 9]],
    [11, [1, 1, 1], [3, 4, 4]],
  ])("splits %i by weights %j into %j", (total, weights, parts) => {
    expect([...splitExactly(total, Float64Array.from(weights))]).toEqual(parts);
  });

  test("parts are whole, at least 1, and add up", () => {
    const weight = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 1e9 }),
        (weights, extra) => {
          const parts = [...splitExactly(weights.length + extra, Float64Array.from(weights))];
          expect(parts.every((part) => Number.isInteger(part) && part >= 1)).toBe(true);
          expect(parts.reduce((a, b) => a + b)).toBe(weights.length + extra);
        },
      ),
    );
  });
});
