import { describe, expect, test } from "vitest";
import { defaultVocabulary, makeVocabulary } from "../../src/index.js";
import { bandEdges } from "../../src/persona/bands.js";
import { refusal } from "../support/refusal.js";

const levels = ["low", "medium", "high"];

describe("bandEdges", () => {
  test("reads bands as people write them; the value between a-b and b-c is of the upper", () => {
    expect(bandEdges("income", levels, { low: "<4000", medium: "4000-9000", high: ">9000" })).toEqual([
      { at: 4000, lowerHolds: false },
      { at: 9000, lowerHolds: true },
    ]);
    expect(
      bandEdges("income", ["a", "b", "c", "d"], { a: "< -2.5", b: "-2.5 .. 1_000", c: "1000 to 2000", d: ">=2000" }),
    ).toEqual([
      { at: -2.5, lowerHolds: false },
      { at: 1000, lowerHolds: false },
      { at: 2000, lowerHolds: false },
    ]);
  });

  test.each([
    [
      { low: "<4000", medium: "5000-9000", high: ">9000" },
      "bands of income must meet; low is <4000 and medium is 5000-9000, which leaves 4000 to 5000 without a word. Begin medium at 4000.",
    ],
    [
      { low: "<4000", medium: "3500-9000", high: ">9000" },
      "bands of income must not overlap, and must rise in the order low, medium; low is <4000 and medium is 3500-9000. End low where medium begins.",
    ],
    [
      { low: "<4000", medium: "4000-9000", high: ">=9001" },
      "bands of income must meet; medium is 4000-9000 and high is >=9001, which leaves 9000 to 9001 without a word. Begin high at 9000.",
    ],
    [
      { low: "<=4000", medium: "4000-9000", high: ">9000" },
      "bands of income must not overlap; low is <=4000 and medium is 4000-9000, which gives 4000 itself two words. Write <4000.",
    ],
    [
      { low: "1000-4000", medium: "4000-9000", high: ">9000" },
      "bands of income must begin open, like <1000, so that every value has a word; the lowest, low, is 1000-4000. Open it.",
    ],
    [
      { low: "<4000", medium: "4000-9000", high: "9000-20000" },
      "bands of income must end open, like >20000, so that every value has a word; the highest, high, is 9000-20000. Open it.",
    ],
    [{ low: "<4000", medium: "4000-9000" }, "bands of income must cover every level; high has none. Add it."],
    [
      { low: "<4000", medium: "4000-9000", huge: ">9000" },
      "bands of income must name its levels (low, medium, high); got huge. Mend the name.",
    ],
    [
      { low: "<4000", medium: "plenty", high: ">9000" },
      "the band of income medium must be like <4000, 4000-9000 or >9000; got plenty. Mend it.",
    ],
  ])("refuses %j", (bands, message) => {
    expect(refusal(() => bandEdges("income", levels, bands as Record<string, string>))).toBe(`bad-option: ${message}`);
  });

  test("a value between two open bands must be of one of them", () => {
    expect(refusal(() => bandEdges("x", ["a", "b"], { a: "<1", b: ">1" }))).toBe(
      "bad-option: bands of x must meet; a is <1 and b is >1, which leaves 1 itself without a word. Write <=1.",
    );
  });
});

describe("makeVocabulary", () => {
  test("bands of a falling concept are given by its words, and rise with the column", () => {
    const own = makeVocabulary(
      {
        bands: {
          budget: {
            "very budget conscious": "<300",
            "semi-budget conscious": "300-650",
            "not budget conscious": ">650",
          },
        },
      },
      defaultVocabulary,
    );
    expect(own.concepts.find(({ name }) => name === "budget")?.bands?.map(({ at }) => at)).toEqual([300, 650]);
    expect(own.concepts.length).toBe(defaultVocabulary.concepts.length);
  });

  test("changes what it names of a concept, adds new ones, and can replace all", () => {
    const file = {
      core: ["risk appetite"],
      concepts: [
        { name: "income", label: "pay" },
        { name: "risk appetite", names: ["fund share"], levels: ["small", "middling", "large"] },
      ],
    };
    const merged = makeVocabulary(file, defaultVocabulary);
    expect(merged.concepts.find(({ name }) => name === "income")).toMatchObject({
      label: "pay",
      names: expect.arrayContaining(["salary"]),
    });
    expect(merged.concepts.at(-1)?.levels[2]).toEqual({
      level: "large",
      phrase: "large risk appetite",
      adjectives: [],
      nouns: [],
    });
    const alone = makeVocabulary({ ...file, replace: true, concepts: [file.concepts[1]] }, defaultVocabulary);
    expect(alone.concepts.map(({ name }) => name)).toEqual(["risk appetite"]);
    expect(alone.silent).toEqual(defaultVocabulary.silent);
  });

  test.each([
    [{ core: ["usage", "shoe size"] }, "core must name concepts of the vocabulary (usage, income, "],
    [{ bands: { wealth: { low: "<1" } } }, "got wealth. Mend the name, or add the concept."],
    [
      { concepts: [{ name: "hats", levels: ["few", "some", "many"] }] },
      "concept hats must have names of columns that carry it; got none. Add names: [...].",
    ],
    [
      { concepts: [{ name: "hats", names: ["hats"] }] },
      "concept hats must have levels, or a flag for yes/no columns; got neither. Add levels: [...].",
    ],
    [
      { concepts: [{ name: "hats", names: ["hats"], levels: ["few", "many"] }] },
      "levels of hats must be three or more, for a middle one to fall back to; got 2. Add levels.",
    ],
    [
      { concepts: [{ name: "hats", names: ["hats"], levels: ["few", "few", "many"] }] },
      "levels of hats must differ; got few twice. Rename one.",
    ],
    [
      { concepts: [{ name: "income", levels: ["poor", "medium", "rich"] }] },
      'words of income must be such that they can be read aloud to the customer; "poor income" speaks of worth ("poor"). Choose another.',
    ],
  ])("refuses %j", (file, message) => {
    expect(refusal(() => makeVocabulary(file, defaultVocabulary))).toContain(message);
  });
});
