import { expect, test } from "vitest";
import { nameHolds, renameSegments, type Segmentation, type Trait } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { refusal } from "../support/refusal.js";
import { segmentTable } from "../support/segment-bank.js";

const { model: made } = await segmentTable(smallBank(300), [3]);
const trait: Trait = {
  concept: "usage",
  level: "frequent",
  phrase: "frequent users",
  column: "transactions",
  label: "transactions",
  unit: null,
  statistic: "median",
  value: 7,
  all: 6,
  interval: null,
  levelRule: "quantiles",
  threshold: { from: 6, to: 9 },
  position: 0.6,
  from: 0.5,
  to: 0.75,
  effect: 0.3,
  count: 100,
  sharedWith: [],
  apart: null,
};
const model: Segmentation = {
  ...made,
  segments: made.segments.map((segment) => ({
    ...segment,
    persona: { ...segment.persona, sentence: "frequent users", traits: [trait] },
  })),
};

test("a person may rename a segment: its paragraph follows, and the traits it is named under are stored", () => {
  const renamed = renameSegments(model, { 2: "  Night owls " });
  expect(renamed.segments.map(({ name }) => name)).toEqual(["Segment 1", "Night owls", "Segment 3"]);
  expect(renamed.segments[1].persona.named).toEqual({ by: "person", under: [{ concept: "usage", level: "frequent" }] });
  expect(renamed.segments[1].persona.paragraph).toBe(
    `Night owls: 33% of customers, 100 in all. They hold ${Math.round(100 * (renamed.segments[1].valueShare ?? 0))}% of all lifetime value. In a few words: frequent users. Typical values, with those of all customers in brackets: transactions 7 (6).`,
  );
  expect(renamed.segments[0]).toEqual(model.segments[0]);
});

test("a name holds while the traits it was given under do", () => {
  const { persona } = renameSegments(model, { 2: "Night owls" }).segments[1];
  expect(nameHolds(persona)).toBe(true);
  expect(nameHolds({ ...persona, traits: [{ ...trait, level: "occasional" }] })).toBe(false);
  expect(nameHolds({ named: null, traits: [] })).toBe(true);
});

test.each([
  [4, "Night owls", "Names must be for segments 1 to 3; got one for 4. Leave it out, or keep a K that has it."],
  [2, "  ", "The name of segment 2 must be one line of 1 to 60 characters; got an empty one. Choose another."],
  [
    2,
    "segment 1",
    "Each segment must have a name of its own; 1 and 2 would both be called segment 1. Give one of them another name.",
  ],
  [
    2,
    "Rich Pensioners",
    'The name of segment 2 must be such that it can be read aloud to the customer; "Rich Pensioners" speaks of worth ("rich"). Choose another.',
  ],
])("refuses %i as %j", (id, name, message) => {
  expect(refusal(() => renameSegments(model, { [id]: name }))).toBe(`bad-option: ${message}`);
});
