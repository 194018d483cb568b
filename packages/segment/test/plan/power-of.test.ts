import { describe, expect, test } from "vitest";
import type { PlanLine } from "../../src/index.js";
import { poolAdvice, powerOf } from "../../src/plan/power-of.js";

const input = { measure: "conversion", from: 0.01, to: 0.012, perDay: undefined, waitDays: 60 } as const;
const line = (segment: number, contactable: number, objective = "save", from = 0.01): PlanLine =>
  ({
    segment,
    channel: "e-mail",
    objective,
    rule: objective,
    power: powerOf({ ...input, from, to: from * 1.2, contactable }),
  }) as PlanLine;

describe("powerOf", () => {
  test("1.0% to 1.2% takes 42,693 an arm", () => {
    expect(powerOf({ ...input, contactable: 85_386 })).toMatchObject({
      customersPerArm: 42_693,
      available: 42_693,
      enough: true,
      days: 61,
    });
    expect(powerOf({ ...input, contactable: 85_384 })).toMatchObject({ available: 42_692, enough: false, days: null });
  });

  test("days: one arm is contacted, of clicks both, then the outcome is waited for", () => {
    const many = { ...input, contactable: 100_000, perDay: 1000 };
    expect(powerOf(many).days).toBe(43 + 60);
    expect(powerOf({ ...many, measure: "click", waitDays: 0 }).days).toBe(86);
  });
});

describe("poolAdvice", () => {
  test("names two segments that are enough together, the same objective first", () => {
    const advice = poolAdvice([line(1, 50_000), line(2, 50_000, "deepen"), line(3, 50_000)]);
    expect(advice.map(({ segments, enough }) => ({ segments, enough }))).toEqual([
      { segments: [1, 3], enough: true },
      { segments: [1, 2], enough: true },
    ]);
    expect(advice[0]!.text).toBe(
      "Pool segments 1 and 3 on e-mail: together 42,693 customers an arm are needed and 50,000 are there.",
    );
    expect(advice[1]!.text).toMatch(/; it then says whether the channel works, not which offer\.$/);
  });

  test("says so where even two are too few, and nothing of those large enough alone", () => {
    expect(poolAdvice([line(1, 2000), line(2, 2000)]).map(({ text }) => text)).toEqual([
      "Even pooled, segments 1 and 2 on e-mail are too few to learn from: 42,693 customers an arm are needed and 2,000 are there.",
    ]);
    expect(poolAdvice([line(1, 90_000), line(2, 2000)])).toEqual([]);
  });
});
