import { expect, test } from "vitest";
import { nameHolds, renameSegment } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { refusal } from "../support/refusal.js";
import { segmentTable } from "../support/segment-bank.js";

const { model } = await segmentTable(smallBank(300), [3]);

test("a person may rename a segment: the paragraph follows, and who named it is stored with the traits", () => {
  const traits = [{ concept: "usage", level: "frequent" }];
  const named = {
    ...model,
    segments: model.segments.map((segment) => ({
      ...segment,
      persona: { ...segment.persona, traits: traits as never },
    })),
  };
  const renamed = renameSegment(
    { ...named, segments: named.segments.map((each) => ({ ...each, persona: { ...each.persona, traits: [] } })) },
    2,
    "  Night   owls ",
  );
  expect(renamed.segments.map(({ name }) => name)).toEqual(["Segment 1", "Night owls", "Segment 3"]);
  expect(renamed.segments[1].persona.named).toEqual({ by: "person", under: [] });
  expect(renamed.segments[1].persona.paragraph).toMatch(/^Night owls are \d+% of customers/u);
  expect(renamed.segments[0]).toEqual(
    named.segments[0] && { ...named.segments[0], persona: { ...named.segments[0].persona, traits: [] } },
  );
});

test("a name holds while the traits it was given under do", () => {
  const under = [{ concept: "usage", level: "frequent" }];
  const trait = (level: string) => [{ concept: "usage", level }] as never;
  expect(nameHolds({ named: { by: "person", under }, traits: trait("frequent") })).toBe(true);
  expect(nameHolds({ named: { by: "person", under }, traits: trait("occasional") })).toBe(false);
  expect(nameHolds({ named: null, traits: trait("occasional") })).toBe(true);
});

test.each([
  [4, "Night owls", "the segment must be one of 1, 2, 3; got 4. Name one of them."],
  [2, "  ", "a segment's name must be 1 to 40 printable characters; got 0. Shorten it."],
  [2, "x".repeat(41), "a segment's name must be 1 to 40 printable characters; got 41. Shorten it."],
  [
    2,
    "segment 1",
    "names must differ; segment 1 is called Segment 1 already. Choose another, or rename that one first.",
  ],
  [
    2,
    "Rich Pensioners",
    'a name must be such that it can be read aloud to the customer; "Rich Pensioners" speaks of worth ("rich"). Choose another.',
  ],
])("refuses %i as %j", (id, name, message) => {
  expect(refusal(() => renameSegment(model, id, name))).toBe(`bad-option: ${message}`);
});
