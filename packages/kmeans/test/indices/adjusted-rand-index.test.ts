import { describe, expect, it } from "vitest";
import { adjustedRandIndex, createRandom } from "../../src/index.js";

describe("adjustedRandIndex", () => {
  it("is 1 for the same partition under other names", () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [7, 7, 3, 3])).toBe(1);
    expect(adjustedRandIndex([0, 0, 0], [2, 2, 2])).toBe(1);
    expect(adjustedRandIndex([0, 1, 2], [5, 4, 3])).toBe(1);
    expect(adjustedRandIndex([4], [2])).toBe(1);
  });

  it("agrees with a case worked by hand", () => {
    // Pairs together: 2 in both; 1+3 in a, 3+1 in b... a = {2,3}, b = {3,2}: cells 2,0 / 1,2.
    // together = 1+0+0+1 = 2; a: 1+3 = 4; b: 3+1 = 4; expected = 16/10; most = 4.
    expect(adjustedRandIndex([0, 0, 1, 1, 1], [0, 0, 0, 1, 1])).toBeCloseTo((2 - 1.6) / (4 - 1.6), 12);
  });

  it("is the same for labels in bytes", () => {
    const random = createRandom(1);
    for (const [rows, below] of [
      [1, 256],
      [7, 2],
      [300, 5],
      [2000, 256],
    ]) {
      const a = Array.from({ length: rows }, () => random.below(below));
      const b = a.map((label) => (random.below(3) === 0 ? random.below(below) : label));
      expect(adjustedRandIndex(Uint8Array.from(a), Uint8Array.from(b))).toBe(adjustedRandIndex(a, b));
    }
  });

  it("is below 0 for partitions that avoid each other, and refuses unequal lengths", () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeLessThan(0);
    expect(() => adjustedRandIndex([0], [0, 1])).toThrow(/same rows/);
    expect(() => adjustedRandIndex([], [])).toThrow(/at least one/);
  });
});
