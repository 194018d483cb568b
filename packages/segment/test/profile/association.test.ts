import { describe, expect, it } from "vitest";
import { association, cramersV } from "../../src/profile/association.js";
import { bandsOf } from "../../src/profile/bands.js";
import { category, numeric } from "../support/customers.js";

/** `count` times each value. */
function repeat<T>(...runs: readonly (readonly [T, number])[]): T[] {
  return runs.flatMap(([value, count]) => Array.from({ length: count }, () => value));
}

describe("cramersV", () => {
  it("is √(χ² / n) of a 2 × 2 table: 30 10 / 20 40", () => {
    // χ² = 100 (30·40 − 10·20)² / (40·60·50·50) = 16.667.
    expect(cramersV({ counts: Float64Array.of(30, 10, 20, 40), levelCount: 2, groupCount: 2 })).toBeCloseTo(
      Math.sqrt(1 / 6),
      12,
    );
  });

  it("is 0 without association, 1 with a perfect one, null with one group", () => {
    expect(cramersV({ counts: Float64Array.of(10, 20, 30, 60), levelCount: 2, groupCount: 2 })).toBeCloseTo(0, 12);
    expect(cramersV({ counts: Float64Array.of(10, 0, 0, 0, 60, 0), levelCount: 2, groupCount: 3 })).toBe(1);
    expect(cramersV({ counts: Float64Array.of(10, 20, 0, 0), levelCount: 2, groupCount: 2 })).toBeNull();
  });
});

describe("association", () => {
  const labels = Uint8Array.from(repeat([0, 40], [1, 60]));

  it("gives each segment's share of each level among customers with a value", () => {
    const gender = category("gender", [
      ...repeat<string | null>(["f", 30], ["m", 10]),
      ...repeat<string | null>(["f", 15], ["m", 40], [null, 5]),
    ]);
    const { cramersV: v, levels, shares } = association(gender, labels, 2, 10);
    expect(levels).toEqual(["f", "m"]);
    expect(shares).toEqual([
      [0.75, 0.25],
      [15 / 55, 40 / 55],
    ]);
    expect(v).toBe(0.472);
  });

  it("hides shares that stand for few customers, the complement too", () => {
    const gender = category("gender", [...repeat(["f", 37], ["m", 3]), ...repeat(["f", 20], ["m", 40])]);
    expect(association(gender, labels, 2, 10).shares).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("names no level that few customers have", () => {
    const gender = category("gender", [
      ...repeat(["f", 20], ["m", 19], ["x", 1]),
      ...repeat(["f", 30], ["m", 28], ["x", 2]),
    ]);
    expect(association(gender, labels, 2, 10).levels).toEqual(["f", "other"]);
    const age = numeric("age", [...repeat([30, 20], [31, 20]), ...repeat([30, 30], [31, 29], [99, 1])]);
    expect(association(age, labels, 2, 10).levels).toEqual(["under 31", "31 and over"]);
  });

  it("audits numbers in bands", () => {
    const age = numeric(
      "age",
      Array.from({ length: 100 }, (_, i) => 20 + (i % 50)),
    );
    const { levels, shares } = association(age, labels, 2, 1);
    expect(levels).toEqual(["under 30", "30 to under 40", "40 to under 50", "50 to under 60", "60 and over"]);
    expect(shares[0].reduce((sum: number, share) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
  });
});

describe("bandsOf", () => {
  it("keeps up to ten values as they are", () => {
    const { codes, levels } = bandsOf(numeric("children", [3, 0, null, 1, 0]), 1);
    expect(levels).toEqual(["0", "1", "3"]);
    expect([...codes]).toEqual([2, 0, -1, 1, 0]);
  });

  it("cuts quintiles where a value stands for few customers", () => {
    const ages = [...repeat([30, 40], [31, 40], [32, 40], [99, 1])];
    expect(bandsOf(numeric("age", ages), 10).levels).toEqual(["under 31", "31 to under 32", "32 and over"]);
    expect(bandsOf(numeric("member", [...repeat([0, 97], [1, 3])]), 10).levels).toEqual(["all"]);
  });

  it("joins quintiles that fall together, and cuts a date of birth in years", () => {
    const zeros = bandsOf(
      numeric("balance", [...repeat([0, 70]), ...Array.from({ length: 30 }, (_, i) => 1000 + i * 10)]),
      1,
    );
    expect(zeros.levels).toEqual(["under 1090", "1090 and over"]);
    const born = bandsOf(
      numeric(
        "born",
        Array.from({ length: 100 }, (_, i) => Math.round((20 + i / 2) * 365.25)),
        { measure: "days" },
      ),
      1,
    );
    expect(born.levels[0]).toBe("under 30 years");
    expect(born.levels[4]).toBe("60 years and over");
  });
});
