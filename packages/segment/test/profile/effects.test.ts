import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltaToOthers, midPercentile, standardizedDifference } from "../../src/profile/effects.js";
import { groupSpreads, othersOf } from "../../src/profile/group-spreads.js";
import { sortGroups } from "../../src/profile/sorted-groups.js";

const small = fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 0, max: 2 })), {
  minLength: 1,
  maxLength: 40,
});

const dominanceOf = (values: readonly number[], labels: readonly number[], k = 2) =>
  sortGroups(Float64Array.from(values), Uint8Array.from(labels), k).dominance;

describe("deltaToOthers", () => {
  it("counts wins less losses over pairs: 1, 3 against 2, 2, 3", () => {
    // 1 loses to all three; 3 beats 2 and 2 and ties 3: (2 − 3) / 6.
    expect(deltaToOthers(dominanceOf([1, 3, 2, 2, 3], [0, 0, 1, 1, 1]), 0)).toBeCloseTo(-1 / 6, 14);
  });

  it("is 1 above, −1 below, null without others", () => {
    expect(deltaToOthers(dominanceOf([5, 6, 1, 2], [0, 0, 1, 1]), 0)).toBe(1);
    expect(deltaToOthers(dominanceOf([1, 2, 5], [0, 1, 1]), 0)).toBe(-1);
    expect(deltaToOthers(dominanceOf([1, 2], [0, 0]), 0)).toBeNull();
    expect(deltaToOthers(dominanceOf([1, 2], [0, 0]), 1)).toBeNull();
  });

  it("equals the count over all pairs", () => {
    fc.assert(
      fc.property(small, (rows) => {
        const values = rows.map(([x]) => x);
        const table = dominanceOf(
          values,
          rows.map(([, label]) => label),
          3,
        );
        [0, 1, 2].forEach((s) => {
          const own = rows.filter(([, label]) => label === s).map(([x]) => x);
          const others = rows.filter(([, label]) => label !== s).map(([x]) => x);
          const pairs = own.flatMap((x) => others.map((y) => Math.sign(x - y)));
          const expected =
            pairs.length === 0 ? null : expect.closeTo(pairs.reduce((a, b) => a + b, 0) / pairs.length, 12);
          expect(deltaToOthers(table, s)).toEqual(expected);
        });
      }),
    );
  });
});

describe("midPercentile", () => {
  it("counts those below and half of those equal", () => {
    const sorted = Float64Array.of(1, 2, 2, 2, 9);
    expect([0, 1, 2, 5, 9, 10].map((x) => midPercentile(sorted, x))).toEqual([0, 0.1, 0.5, 0.8, 0.9, 1]);
  });
});

describe("standardizedDifference", () => {
  it("is Cohen's d: (3 − 1) over the pooled deviation of 2, 4 and 0, 1, 2", () => {
    const { groups } = groupSpreads(Float64Array.of(2, 4, 0, 1, 2), Uint8Array.of(0, 0, 1, 1, 1), 2);
    // squares 2 and 2, freedom 3.
    expect(standardizedDifference(groups[0], groups[1])).toBeCloseTo(2 / Math.sqrt(4 / 3), 14);
  });

  it("is 0 where nothing varies and the means agree, null where they do not or someone is missing", () => {
    const still = (mean: number, count = 2): { count: number; mean: number; squares: number } => ({
      count,
      mean,
      squares: 0,
    });
    expect(standardizedDifference(still(3), still(3))).toBe(0);
    expect(standardizedDifference(still(3), still(4))).toBeNull();
    expect(standardizedDifference(still(3), still(3, 0))).toBeNull();
    expect(standardizedDifference(still(3, 1), still(4, 1))).toBeNull();
  });
});

describe("groupSpreads", () => {
  it("puts everyone else together as if measured directly", () => {
    fc.assert(
      fc.property(small, (rows) => {
        const labels = Uint8Array.from(rows, ([, label]) => label);
        const { groups } = groupSpreads(
          Float64Array.from(rows, ([x]) => x),
          labels,
          3,
        );
        othersOf(groups).forEach((other, s) => {
          const direct = rows.filter(([, label]) => label !== s).map(([x]) => x);
          expect(other.count).toBe(direct.length);
          if (direct.length === 0) return;
          const mean = direct.reduce((a, b) => a + b, 0) / direct.length;
          expect(other.mean).toBeCloseTo(mean, 12);
          expect(other.squares).toBeCloseTo(
            direct.reduce((sum, x) => sum + (x - mean) ** 2, 0),
            10,
          );
        });
      }),
    );
  });

  it("does not overflow", () => {
    const { groups, unit } = groupSpreads(Float64Array.of(1e299, 3e299, 1, 2), Uint8Array.of(0, 0, 1, 1), 2);
    expect(groups[0].mean * unit).toBe(2e299);
    expect(standardizedDifference(groups[0], othersOf(groups)[0])).toBeCloseTo(2, 12);
  });
});
