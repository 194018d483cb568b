import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moments } from "../../src/statistics/moments.js";

describe("moments", () => {
  it("takes the population deviation and the moment skewness of 1, 2, 3, 10", () => {
    // mean 4, squares 9 + 4 + 1 + 36 = 50, cubes −27 − 8 − 1 + 216 = 180.
    const { count, mean, deviation, skewness, min, max } = moments(Float64Array.of(1, 2, Number.NaN, 3, 10));
    expect([count, mean, min, max]).toEqual([4, 4, 1, 10]);
    expect(deviation).toBeCloseTo(Math.sqrt(12.5), 14);
    expect(skewness).toBeCloseTo(45 / 12.5 ** 1.5, 14);
  });

  it("keeps its digits far from zero and at extreme magnitudes", () => {
    expect(moments(Float64Array.of(1e9, 1e9 + 1, 1e9 + 2)).deviation).toBeCloseTo(Math.sqrt(2 / 3), 12);
    expect(moments(Float64Array.of(1e299, 2e299, 3e299)).deviation / 1e299).toBeCloseTo(Math.sqrt(2 / 3), 12);
    expect(moments(Float64Array.of(1e-300, 2e-300, 3e-300)).deviation / 1e-300).toBeCloseTo(Math.sqrt(2 / 3), 12);
  });

  it("gives the mean of whole numbers as exactly as a double can", () => {
    const values = Float64Array.from({ length: 2000 }, (_, i) => (i % 100 < 51 ? 1 : 0));
    expect(moments(values).mean).toBe(0.51);
    expect(moments(Float64Array.of(1e16, 1, 1, -1e16)).mean).toBe(0.5);
  });

  it("has no moments without a value, and no spread in equal values", () => {
    expect(moments(Float64Array.of(Number.NaN)).count).toBe(0);
    expect(moments(Float64Array.of(Number.NaN)).mean).toBeNaN();
    expect(moments(Float64Array.of(0.1, 0.1, 0.1))).toMatchObject({ mean: 0.1, deviation: 0, skewness: 0 });
  });

  it("scales with its values", () => {
    const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.integer({ min: -900, max: 900 }), (list, exponent) => {
        const unit = 2 ** exponent;
        const plain = moments(Float64Array.from(list));
        const scaled = moments(Float64Array.from(list, (x) => x * unit));
        expect(Math.abs(scaled.deviation / unit - plain.deviation)).toBeLessThanOrEqual(1e-12 * (1 + plain.deviation));
      }),
    );
  });
});
