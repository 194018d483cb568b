import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cliffsDelta, type Dominance } from "../../src/profile/dominance.js";
import { sortGroups } from "../../src/profile/sorted-groups.js";
import { delta } from "../persona/plain-profile.js";

const part = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 });

function dominance(parts: readonly (readonly number[])[]): Dominance {
  const labels = parts.flatMap((part, segment) => part.map(() => segment));
  return sortGroups(Float64Array.from(parts.flat()), Uint8Array.from(labels), parts.length).dominance;
}

describe("cliffsDelta", () => {
  test("by hand: {2, 3} lies above {1, 2} in 3 of 4 pairs, one is a tie", () => {
    const table = dominance([
      [2, 3],
      [1, 2],
    ]);
    expect(cliffsDelta(table, [0], [1])).toBe(0.75);
    expect(cliffsDelta(table, [1], [0])).toBe(-0.75);
    expect(cliffsDelta(table, [0], [0])).toBe(0);
    expect(cliffsDelta(table, [0], [])).toBe(0);
  });

  test("of 0/1 values is the difference of shares", () => {
    const table = dominance([
      [0, 1, 1, 1],
      [0, 0, 0, 1, 1],
    ]);
    expect(cliffsDelta(table, [0], [1])).toBeCloseTo(3 / 4 - 2 / 5, 12);
  });

  test("equals counting pairs one by one, for any sets of segments", () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const table = dominance([a, b, c]);
        expect(cliffsDelta(table, [0], [1])).toBeCloseTo(delta(a, b), 12);
        expect(cliffsDelta(table, [0, 1], [2])).toBeCloseTo(delta([...a, ...b], c), 12);
        expect(cliffsDelta(table, [2], [1, 0])).toBeCloseTo(delta(c, [...a, ...b]), 12);
      }),
    );
  });
});
