import { createRandom } from "@coterie/kmeans";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, medianPresent } from "../../src/statistics/median.js";
import { quantile } from "../../src/statistics/quantile.js";

describe("quantile", () => {
  it("interpolates as R's type 7", () => {
    // R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .75, 1)) gives 1.00 1.75 3.00 5.00 8.00
    const sorted = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile(sorted, p))).toEqual([1, 1.75, 3, 5, 8]);
  });

  it("is the value itself alone, NaN of nothing, and does not overflow", () => {
    expect(quantile(Float64Array.of(7), 0.3)).toBe(7);
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
    expect(quantile(Float64Array.of(-1.7e308, 1.7e308), 0.5)).toBe(0);
  });
});

describe("median", () => {
  it("selects what sorting finds, ties and all", () => {
    const values = fc.array(
      fc.oneof(
        fc.integer({ min: -3, max: 3 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      ),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(values, (list) => {
        const sorted = Float64Array.from(list).sort();
        expect(median(Float64Array.from(list))).toBeCloseTo(quantile(sorted, 0.5), 6);
      }),
    );
  });

  it("is the middle one of odd many and the mean of the two middle ones of even many", () => {
    expect(median(Float64Array.of(9, 1, 5))).toBe(5);
    expect(median(Float64Array.of(9, 1, 5, 2))).toBe(3.5);
    expect(median(new Float64Array(0))).toBeNaN();
  });
});

describe("medianPresent", () => {
  const random = createRandom(11);
  const columns: Readonly<Record<string, (i: number) => number>> = {
    normal: () => random.normal(),
    skewed: () => Math.exp(9 * random.normal()),
    whole: () => random.below(7),
    "half missing": (i) => (i % 2 === 0 ? Number.NaN : random.normal()),
    "two values, as many of each": (i) => (i % 2 === 0 ? -4 : 9),
    "all alike": () => 3,
    rising: (i) => i,
    "a wave that the values looked at all meet at its top": (i) => (i % 20 === 0 ? 5 : -i),
    huge: () => (random.float() < 0.5 ? -1.7e308 : 1.7e308),
  };

  it.each(Object.keys(columns))("is the median of sorting, and moves nothing: %s", (name) => {
    for (const length of [20_000, 20_001]) {
      const values = Float64Array.from({ length }, (_, i) => columns[name](i));
      const before = values.slice();
      const sorted = values.filter((x) => !Number.isNaN(x)).sort();
      expect(medianPresent(values, sorted.length)).toBe(quantile(sorted, 0.5));
      expect(values).toEqual(before);
    }
  });
});
