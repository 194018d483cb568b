import { describe, expect, test } from "vitest";
import { liftInterval, meanInterval, ratioInterval, wilson } from "../../src/behaviour/intervals.js";

describe("intervals", () => {
  test("Wilson's as published: 81 of 263 is 0.2553 to 0.3662 (Newcombe 1998, table I)", () => {
    const { low, high } = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20).low).toBe(0);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(wilson(29, 29).high).toBe(1);
  });

  test("a ratio of sums counts customers, not impressions: ten times the same clicks do not narrow it", () => {
    const clicks = [1, 0, 2, 1, 0, 3];
    const shown = [10, 10, 20, 10, 10, 20];
    const once = ratioInterval(clicks, shown)!;
    const tenfold = ratioInterval(
      clicks.map((x) => 10 * x),
      shown.map((x) => 10 * x),
    )!;
    expect(tenfold.low).toBeCloseTo(once.low, 12);
    expect(tenfold.high).toBeCloseTo(once.high, 12);
    // By hand: ratio 7/80; residuals c - 7s/80: 0.125, -0.875, 0.25, 0.125, -0.875, 1.25; squares sum 3.1875.
    const half = (1.959963984540054 * Math.sqrt((3.1875 * 6) / 5)) / 80;
    expect(once.high - 7 / 80).toBeCloseTo(half, 12);
    expect(ratioInterval([1], [10])).toBeNull();
  });

  test("a mean's, by hand: 1, 2, 3 has a standard error of 1 / √3", () => {
    expect(meanInterval([1, 2, 3])!.high).toBeCloseTo(2 + 1.959963984540054 / Math.sqrt(3), 12);
    expect(meanInterval([4])).toBeNull();
  });

  test("a lift's, by hand: 30 of 100 against 10 of 100", () => {
    const { low, high } = liftInterval(30, 100, 10, 100)!;
    const half = 1.959963984540054 * Math.sqrt(1 / 30 - 0.01 + 0.1 - 0.01);
    expect(low).toBeCloseTo(3 * Math.exp(-half), 12);
    expect(high).toBeCloseTo(3 * Math.exp(half), 12);
    expect(liftInterval(0, 100, 10, 100)).toBeNull();
  });
});
