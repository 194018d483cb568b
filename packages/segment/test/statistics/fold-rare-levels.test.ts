import { describe, expect, it } from "vitest";
import { foldRareLevels } from "../../src/statistics/fold-rare-levels.js";

/** Codes of `counts[level]` rows each, then one missing. */
function codesOf(...counts: readonly number[]): Int32Array {
  return Int32Array.from([...counts.flatMap((count, level) => Array.from({ length: count }, () => level)), -1]);
}

function folded(counts: readonly number[], levels: readonly string[]): readonly (readonly [string, number])[] {
  const result = foldRareLevels(codesOf(...counts), levels, 10);
  expect(result.codes[result.codes.length - 1]).toBe(-1);
  return result.levels.map((level, at) => [level, result.codes.filter((code) => code === at).length]);
}

describe("foldRareLevels", () => {
  it("leaves levels of enough customers, and drops those nobody has", () => {
    expect(folded([10, 0, 12], ["a", "b", "c"])).toEqual([
      ["a", 10],
      ["c", 12],
    ]);
  });

  it("puts rare levels together", () => {
    expect(folded([30, 6, 12, 7], ["a", "b", "c", "d"])).toEqual([
      ["a", 30],
      ["c", 12],
      ["other", 13],
    ]);
  });

  it("takes the next smallest in where the rare ones are few together", () => {
    expect(folded([30, 3, 12, 12], ["a", "b", "c", "d"])).toEqual([
      ["a", 30],
      ["d", 12],
      ["other", 15],
    ]);
  });

  it("joins a level of the same name", () => {
    expect(folded([30, 40, 3], ["a", "other", "z"])).toEqual([
      ["a", 30],
      ["other", 43],
    ]);
  });

  it("leaves one level where few customers have any", () => {
    expect(folded([2, 3], ["a", "b"])).toEqual([["other", 5]]);
  });
});
