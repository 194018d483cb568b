import { describe, expect, test } from "vitest";
import { betaQuantile } from "../../src/statistics/incomplete-beta.js";
import { shrinkRates } from "../../src/statistics/shrink-rates.js";

// R 4.2.2: qbeta(p, a, b)
test.each([
  [0.025, 3, 97, 0.0062933472741721],
  [0.975, 3, 97, 0.0710761224618776],
  [0.5, 0.5, 0.5, 0.5],
  [0.025, 120.5, 9000.2, 0.0109712818339475],
  [0.975, 1.2, 400, 0.010188604584545],
])("betaQuantile(%f, %f, %f) as R's qbeta", (share, a, b, value) => {
  expect(betaQuantile(share, a, b)).toBeCloseTo(value, 10);
});

const rate = (successes: number, trials: number, interval: { low: number; high: number } | null = null) => ({
  successes,
  trials,
  interval,
});

describe("shrinkRates", () => {
  test("by hand: two groups of 100 with 10 and 30", () => {
    // Pooled 0.2, between = 100·0.01·2 = 2, chance 1·0.16: ρ = (2/0.16 − 1) / (200 − 100 − 1) = 11.5/99, strength 99/11.5 − 1 = 7.608696.
    const [low, high] = shrinkRates([rate(10, 100), rate(30, 100)]);
    const strength = 99 / 11.5 - 1;
    expect(low.rate).toBeCloseTo((10 + 0.2 * strength) / (100 + strength), 12);
    expect(high.rate).toBeCloseTo((30 + 0.2 * strength) / (100 + strength), 12);
    expect(low.raw).toBe(0.1);
    expect(low.low).toBeLessThan(low.rate);
  });

  test("a rate of few trials moves much, one of many hardly", () => {
    const [few, many] = shrinkRates([rate(9, 100), rate(5000, 100_000), rate(5100, 100_000)]);
    expect(few.rate).toBeLessThan(0.06);
    expect(many.rate).toBeCloseTo(0.05, 3);
  });

  test("rates that differ no more than by chance become one", () => {
    const [a, b] = shrinkRates([rate(50, 1000), rate(50, 1000)]);
    expect(a.rate).toBeCloseTo(b.rate, 12);
  });

  test("clicks that go together by customer count as fewer trials", () => {
    const wide = { low: 0.02, high: 0.08 };
    const [own] = shrinkRates([rate(50, 1000, wide), rate(80, 1000)]);
    expect(own.effectiveTrials).toBeCloseTo((0.05 * 0.95) / (0.06 / (2 * 1.959963984540054)) ** 2, 6);
    expect(shrinkRates([rate(0, 100), rate(0, 50)]).map(({ rate }) => rate)).toEqual([0, 0]);
  });
});
