import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordGroups } from "../../src/persona/word-groups.js";

const apart = (statistics: readonly (number | null)[]) => (a: number, b: number) =>
  Math.abs((statistics[a] ?? 0) - (statistics[b] ?? 0));

describe("wordGroups", () => {
  test("merges the nearest neighbours first, and only while the whole group is near", () => {
    const statistics = [1.7, 0, 1, 5];
    expect(wordGroups(statistics, apart(statistics), 1.2)).toEqual([[1], [2, 0], [3]]);
    expect(wordGroups(statistics, apart(statistics), 1.8)).toEqual([[1, 2, 0], [3]]);
  });

  test("does not chain: 0, 1, 2, 3 are two pairs when pairs two apart are too far", () => {
    const statistics = [0, 1, 2, 3];
    expect(wordGroups(statistics, apart(statistics), 1.5)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test("a distance at the floor keeps apart", () => {
    const statistics = [0, 1];
    expect(wordGroups(statistics, apart(statistics), 1)).toEqual([[0], [1]]);
  });

  test("equal statistics belong together whatever their distance", () => {
    expect(wordGroups([7, 7, 9], () => 1, 0.1)).toEqual([[0, 1], [2]]);
  });

  test("segments without a statistic join no group", () => {
    expect(wordGroups([null, 2, null], () => 0, 0.1)).toEqual([[1]]);
    expect(wordGroups([null], () => 0, 0.1)).toEqual([]);
  });

  test("groups are complete: every pair inside is nearer than the floor, each segment in one group, in rising order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 }), (statistics) => {
        const groups = wordGroups(statistics, apart(statistics), 10);
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual(statistics.map((_, segment) => segment));
        const rising = groups.flat().map((segment) => statistics[segment]);
        expect(rising).toEqual(rising.toSorted((a, b) => a - b));
        for (const group of groups) {
          for (const a of group)
            for (const b of group) expect(Math.abs(statistics[a] - statistics[b])).toBeLessThan(10);
        }
      }),
    );
  });
});
