import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moments, momentsAndMedian, powerOfTwoUnit } from "../../src/statistics/moments.js";

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

  it("gives of many values, in the kernel, what the plain code gives, to the bit", () => {
    for (const [unit, share] of [
      [1, 0.1],
      [1e-200, 0],
      [1e120, 0.1],
      [1, 0.99],
    ]) {
      const values = Float64Array.from({ length: 40_001 }, (_, i) => {
        const draw = ((i * 7919) % 10_007) / 10_007;
        return draw < share ? Number.NaN : unit * (Math.exp(3 * draw) - 4) * (1 + (i % 7));
      });
      const inKernel = momentsAndMedian(values);
      expect(inKernel.shape).toEqual(moments(values));
      expect(inKernel).toEqual(plain(values));
    }
  });
});

/** Term by term, as the docstrings have it. */
function plain(values: Float64Array): ReturnType<typeof momentsAndMedian> {
  const known = values.filter((x) => !Number.isNaN(x));
  const min = known.reduce((a, b) => Math.min(a, b));
  const max = known.reduce((a, b) => Math.max(a, b));
  const unit = powerOfTwoUnit(Math.max(-min, max));
  let sum = 0;
  let carried = 0;
  for (const value of known) {
    const x = value / unit;
    const next = sum + x;
    carried += sum - (next - (next - sum)) + (x - (next - sum));
    sum = next;
  }
  const count = known.length;
  const mean = (sum + carried) / count;
  let squares = 0;
  let cubes = 0;
  for (const value of known) {
    const step = value / unit - mean;
    squares += step * step;
    cubes += step * step * step;
  }
  const deviation = Math.sqrt(squares / count);
  const skewness = cubes / count / (deviation * deviation * deviation);
  const sorted = known.toSorted();
  const [low, high] = [sorted[(count - 1) >> 1], sorted[count >> 1]];
  return {
    shape: { count, mean: mean * unit, deviation: deviation * unit, skewness, min, max },
    median: low === high ? low : low / 2 + high / 2,
  };
}
