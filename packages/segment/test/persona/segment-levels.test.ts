import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantileScale } from "../../src/persona/quantile-scale.js";
import { EFFECT_FLOOR, type SegmentLevel, segmentLevels } from "../../src/persona/segment-levels.js";
import { shareScale } from "../../src/persona/share-scale.js";
import { sortGroups } from "../../src/profile/sorted-groups.js";
import { medianOf } from "./plain-profile.js";

const sort = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

function groupsOf(segments: readonly (readonly number[])[]): ReturnType<typeof sortGroups> {
  const labels = Uint8Array.from(segments.flatMap((values, segment) => values.map(() => segment)));
  return sortGroups(Float64Array.from(segments.flat()), labels, segments.length);
}

function byMedian(segments: readonly (readonly number[])[], levelCount: number): readonly (SegmentLevel | null)[] {
  const sorted = groupsOf(segments);
  const medians = segments.map((values) => medianOf(sort(values)));
  return segmentLevels(medians, quantileScale(sorted, levelCount), sorted.dominance);
}

function byShare(segments: readonly (readonly number[])[]): readonly (SegmentLevel | null)[] {
  const sorted = groupsOf(segments);
  const shares = segments.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  return segmentLevels(shares, shareScale(sorted.groups, EFFECT_FLOOR), sorted.dominance);
}

const flags = (ones: number, zeros: number): readonly number[] => [
  ...Array.from({ length: ones }, () => 1),
  ...Array.from({ length: zeros }, () => 0),
];

describe("level rule for medians", () => {
  test("three separate thirds are low, medium, high", () => {
    const levels = byMedian(
      [
        [1, 2, 3],
        [7, 8, 9],
        [4, 5, 6],
      ],
      3,
    );
    expect(levels.map((level) => level?.level)).toEqual([0, 2, 1]);
    expect(levels.map((level) => level?.position)).toEqual([1.5 / 9, 7.5 / 9, 4.5 / 9]);
    expect(levels.map((level) => level?.effect)).toEqual([-1, 1, 0]);
    expect(levels.every((level) => level?.sharedWith.length === 0)).toBe(true);
  });

  test("four words follow the quartiles", () => {
    const levels = byMedian(
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
      ],
      4,
    );
    expect(levels.map((level) => level?.level)).toEqual([0, 1, 2, 3]);
  });

  test("one segment is all customers: in the middle, no effect", () => {
    expect(byMedian([[1, 2, 3, 4]], 3)).toEqual([{ level: 1, position: 0.5, effect: 0, sharedWith: [], apart: null }]);
  });

  test("segments that cannot be told apart share the word of their pooled median", () => {
    // Of the 16 pairs of 0 and 1 six lie above and eight below: delta −0.125. Their pooled median 4 has 4 of 16 values below it.
    const levels = byMedian(
      [
        [1, 3, 5, 7],
        [1, 3, 6, 8],
        [20, 21, 22, 23, 24, 25, 26, 27],
      ],
      3,
    );
    expect(levels.map((level) => level?.level)).toEqual([0, 0, 2]);
    expect(levels.map((level) => level?.sharedWith)).toEqual([[1], [0], []]);
  });

  test("an outer level without an effect falls to the next toward the middle", () => {
    // All positions by hand: segment 0 has median 10, above 22.5 of 27 values, yet half its customers lie below everyone else's.
    const wide = [-9, -8, -7, -6, 10, 11, 12, 13, 14];
    const narrow = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const levels = byMedian([wide, narrow, narrow], 3);
    expect(levels[0]?.position).toBeCloseTo(22.5 / 27, 12);
    expect(levels[0]?.effect).toBeCloseTo((5 - 4) / 9, 12);
    expect(levels[0]?.level).toBe(1);
  });

  test("a shared word is that of the pooled median, not of either", () => {
    // Of the 16 pairs of the first two as many lie above as below. Medians 15 and 15.25, pooled 15.25; 8 of 26 values lie between.
    const crowd = [...new Array<number>(8).fill(15.1), ...new Array<number>(10).fill(100)];
    const levels = byMedian([[0, 10, 20, 30], [-1, 11, 19.5, 31], crowd], 4);
    expect(levels.map((level) => level?.position)).toEqual([4 / 26, 12 / 26, 21 / 26]);
    expect(levels.map((level) => level?.level)).toEqual([1, 1, 3]);
    expect(levels[0]?.sharedWith).toEqual([1]);
  });

  test("a level refused to the highest median is refused to the next, and the same from below", () => {
    // By position both are high: 10 at 50.5 of 64 values, 9 at 46.5. By effect only the second is: it lies above nearly everyone.
    const split = [-7, -6, -5, -4, -3, -2, -1, 10, 11, 12, 13, 14, 15, 16, 17];
    const next = [...new Array<number>(7).fill(9), ...new Array<number>(6).fill(20)];
    const plain = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const segments = [split, next, [...plain, ...plain], [...plain, ...plain]];
    const levels = byMedian(segments, 3);
    expect(levels.slice(0, 2).map((level) => level?.position)).toEqual([50.5 / 64, 46.5 / 64]);
    expect(levels[0]?.effect).toBeLessThan(EFFECT_FLOOR);
    expect(levels[1]?.effect).toBeGreaterThan(EFFECT_FLOOR);
    expect(levels.map((level) => level?.level)).toEqual([1, 1, 1, 1]);
    const negated = byMedian(
      segments.map((values) => values.map((value) => -value)),
      3,
    );
    expect(negated.map((level) => level?.level)).toEqual([1, 1, 1, 1]);
  });

  test("a suppressed segment gets no word and still counts among the others", () => {
    const sorted = groupsOf([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const levels = segmentLevels([null, 3.5, 5.5], quantileScale(sorted, 3), sorted.dominance);
    expect(levels[0]).toBeNull();
    expect(levels[2]).toEqual({ level: 2, position: 5 / 6, effect: 1, sharedWith: [], apart: null });
  });

  const segment = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 15 });
  const segments = fc.array(segment, { minLength: 1, maxLength: 20 });
  const levelCount = fc.constantFrom(3, 4, 5);

  test("a higher median never has a lower word, and equal medians have the same", () => {
    fc.assert(
      fc.property(segments, levelCount, (values, count) => {
        const words = values
          .map((own, at) => ({ median: medianOf(sort(own)), level: byMedian(values, count)[at]?.level ?? -1 }))
          .sort((a, b) => a.median - b.median || a.level - b.level);
        for (let i = 1; i < words.length; i++) {
          expect(words[i].level).toBeGreaterThanOrEqual(words[i - 1].level);
          if (words[i].median === words[i - 1].median) expect(words[i].level).toBe(words[i - 1].level);
        }
      }),
    );
  });

  test("segments with the same customers share a word, and say so of each other", () => {
    fc.assert(
      fc.property(segments, levelCount, (values, count) => {
        const levels = byMedian([values[0], ...values], count);
        expect(levels[0]?.level).toBe(levels[1]?.level);
        expect(levels[0]?.sharedWith).toContain(1);
        expect(levels[1]?.sharedWith).toContain(0);
      }),
    );
  });

  test("an outer level held alone has its effect, and the order of segments does not matter", () => {
    fc.assert(
      fc.property(segments, levelCount, (values, count) => {
        const levels = byMedian(values, count);
        for (const own of levels) {
          if (own === null || own.sharedWith.length > 0) continue;
          if (own.level === 0) expect(own.effect).toBeLessThanOrEqual(-EFFECT_FLOOR);
          if (own.level === count - 1) expect(own.effect).toBeGreaterThanOrEqual(EFFECT_FLOOR);
        }
        const medians = values.map((own) => medianOf(sort(own)));
        fc.pre(new Set(medians).size === medians.length);
        const reversed = byMedian(values.toReversed(), count).toReversed();
        expect(reversed.map((own) => own?.level)).toEqual(levels.map((own) => own?.level));
      }),
    );
  });
});

describe("level rule for 0/1 columns", () => {
  test("by lift, with an absolute sense for plain often and rarely", () => {
    // Base 10 of 30. Shares 0.8, 0.4 and 0; the second lies 0.4 − 8/25 = 0.08 above all others, under the floor.
    const levels = byShare([flags(8, 2), flags(2, 3), flags(0, 15)]);
    expect(levels.map((level) => level?.level)).toEqual([4, 2, 0]);
    for (const [at, lift] of [2.4, 1.2, 0].entries()) expect(levels[at]?.position).toBeCloseTo(lift, 12);
  });

  test("a lift of 3 is no plain often when most of the segment do not", () => {
    const levels = byShare([flags(3, 7), flags(1, 29)]);
    expect(levels.map((level) => level?.level)).toEqual([3, 0]);
    expect(levels[0]?.position).toBeCloseTo(3, 12);
  });

  test("a difference of shares under the floor is as often as others", () => {
    const levels = byShare([flags(60, 40), flags(50, 50)]);
    expect(levels.map((level) => level?.level)).toEqual([2, 2]);
    expect(levels[0]?.sharedWith).toEqual([1]);
  });

  test("a larger share never has a lower word", () => {
    const segment = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 12 }), (values) => {
        fc.pre(values.flat().includes(1));
        const levels = byShare(values);
        const words = values
          .map((own, at) => ({ share: own.filter((x) => x === 1).length / own.length, level: levels[at]?.level ?? -1 }))
          .sort((a, b) => a.share - b.share);
        for (let i = 1; i < words.length; i++) expect(words[i].level).toBeGreaterThanOrEqual(words[i - 1].level);
      }),
    );
  });
});
