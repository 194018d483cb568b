import { expect, it } from "vitest";
import { countWord } from "../../src/words/count-word.js";
import { formatPercentile } from "../../src/words/format-percentile.js";
import { joinWords } from "../../src/words/join-words.js";
import { plural } from "../../src/words/plural.js";
import { sentenceCase } from "../../src/words/sentence-case.js";
import { shorten } from "../../src/words/shorten.js";

it("spells counts to twelve", () => {
  expect([0, 1, 12, 13, 1200].map(countWord)).toEqual(["no", "one", "twelve", "13", "1,200"]);
});

it("gives percentiles their ending", () => {
  expect([0, 0.01, 0.22, 0.53, 0.87, 0.11, 1].map(formatPercentile).map((text) => text.split(" ")[0])).toEqual([
    "0th",
    "1st",
    "22nd",
    "53rd",
    "87th",
    "11th",
    "100th",
  ]);
});

it("joins words, counts nouns, raises a first letter", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => joinWords(words))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect([plural(1, "row"), plural(0, "row"), plural(2, "it", "them")]).toEqual(["row", "rows", "them"]);
  expect([sentenceCase("win back"), sentenceCase(""), sentenceCase("école")]).toEqual(["Win back", "", "École"]);
});

it("cuts by characters, never through one", () => {
  expect(shorten("🚀🚀🚀🚀", 3)).toBe("🚀🚀…");
  expect(shorten("four", 4)).toBe("four");
});
