import fc from "fast-check";
import { expect, test } from "vitest";
import { pooledMedian } from "../../src/persona/pooled-median.js";
import { quantile } from "../../src/statistics/quantile.js";

test("is the median of the groups put together", () => {
  const group = fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 15 });
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), (groups) => {
      const together = Float64Array.from(groups.flat()).sort();
      expect(pooledMedian(groups.map((each) => Float64Array.from(each).sort()))).toBe(quantile(together, 0.5));
    }),
  );
});

test("by hand: of 1, 4 and 2, 9 it is 3; of nothing there is none", () => {
  expect(pooledMedian([Float64Array.of(1, 4), Float64Array.of(2, 9)])).toBe(3);
  expect(pooledMedian([new Float64Array(0)])).toBeNaN();
});
