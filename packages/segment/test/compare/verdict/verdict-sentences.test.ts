import { expect, it } from "vitest";
import { decide } from "../../../src/compare/verdict/decide.js";
import type { JudgedK, Judgement } from "../../../src/compare/verdict/judgement.js";
import { LIMITS } from "../../../src/compare/verdict/limits.js";
import { pairSentence, verdictSentences } from "../../../src/compare/verdict/verdict-sentences.js";
import { judged, pair } from "./judged.js";

const limits = { ...LIMITS, stability: 0.75, valley: 0.8 };

function say(
  perK: readonly JudgedK[],
  asked: readonly number[] = perK.map(({ k }) => k),
  calibrated = true,
  shortList: Judgement["shortList"] = null,
): string {
  const ofAsked = perK.filter(({ k }) => asked.includes(k));
  const decision = decide(ofAsked, limits);
  const unrestricted = { ...decide(perK, limits), from: perK[0].k, to: perK[perK.length - 1].k };
  return verdictSentences({
    decision,
    unrestricted,
    perK: ofAsked,
    shortList,
    sampleRows: 4000,
    resamples: 100,
    calibrated,
    limits,
    kept: decision.k,
  }).join("\n");
}

it("says what makes groups separate", () => {
  const apart = judged(3, { valleys: [pair(0.241)], stability: [0.99, 0.93, 0.95] });
  expect(say([judged(2), apart, judged(4)])).toMatchInlineSnapshot(`
    "The customers fall into 3 separate groups: between all neighbours the density falls to 24% of the lower peak or less, and every segment came back in 100 resamples of 4,000 customers (worst median Jaccard 0.93).
    K = 3 is the largest K of which both can be said.
    The runner-up is K = 2."
  `);
});

it("says that tiers are tiers, and why this K", () => {
  const shaky = [judged(5, { stability: [1, 0.5] }), judged(6, { stability: [1, 0.4] })];
  expect(say([judged(2), judged(4), ...shaky], [4, 5, 6])).toMatchInlineSnapshot(`
    "These are stable tiers of a continuum, not separate groups: the borders are lines we drew.
    Of 4, 5 and 6, 4 is the one that survives resampling 4,000 customers.
    The runner-up is K = 5.
    Left free from 2 to 6, the rule would choose K = 2 (tiers)."
  `);
  expect(say([judged(2, { gap: { value: 0.2, spread: 0 } }), judged(3), ...shaky])).toMatchInlineSnapshot(`
    "These are stable tiers of a continuum, not separate groups: the borders are lines we drew.
    Of 2, 3, 5 and 6, 2 and 3 survive resampling 4,000 customers; of these, 2 is the smallest whose gap to a population without segments reaches 90% of the largest.
    The runner-up is K = 3."
  `);
  expect(say([judged(2), judged(3)])).toMatchInlineSnapshot(`
    "These are stable tiers of a continuum, not separate groups: the borders are lines we drew.
    Of 2 and 3, which all survive resampling 4,000 customers, 2 is the smallest whose gap to a population without segments reaches 90% of the largest.
    The runner-up is K = 3."
  `);
  expect(say([judged(2)])).toMatchInlineSnapshot(`
    "These are stable tiers of a continuum, not separate groups: the borders are lines we drew.
    2 was the only K asked for, and it survives resampling 4,000 customers."
  `);
});

it("says why there are no segments", () => {
  expect(say([judged(2, { stability: [0.4, 0.6] }), judged(3, { stability: [0.1, 1] })])).toMatchInlineSnapshot(`
    "There are no segments here: of 2 and 3, no K has segments that come back when 4,000 customers are resampled and hold 2% of them each (nearest: K = 2, worst median Jaccard 0.40).
    The runner-up is K = 3."
  `);
  expect(say([judged(2, { gap: { value: 0.001, spread: 0 }, nullExplainedShare: 0.499 })])).toMatchInlineSnapshot(
    `"There are no segments here: the best K explains 50% of the differences between customers, and 50% in a population with the same columns and correlations but no segments."`,
  );
});

it("names a segment that one condition reproduces, and says where the rule was not tried", () => {
  const condition = {
    segment: 2,
    dimension: 0,
    operator: "=",
    threshold: 0,
    jaccard: 0.98,
    text: "balance = 0",
  } as const;
  expect(say([judged(2, { conditions: [condition] })], [2], false)).toMatchInlineSnapshot(`
    "These are stable tiers of a continuum, not separate groups: the borders are lines we drew.
    2 was the only K asked for, and it survives resampling 4,000 customers.
    Segment 2 is: balance = 0.
    The verdict is not calibrated here: the table lies outside the sizes and kinds of columns the rule was tried on."
  `);
});

it("warns of a segment that is not one lump", () => {
  expect(say([judged(2, { innerValleys: [1, 0.3] })])).toContain(
    "Segment 2 has a gap inside: it holds more than one group, or has a shape that K-means cannot follow.",
  );
});

it("says what lies between two neighbours", () => {
  expect(pairSentence({ a: 1, b: 4, value: 0.97 }, limits)).toBe(
    "no gap between 1 and 4: the border is a line we drew",
  );
  expect(pairSentence({ a: 2, b: 3, value: 0.123 }, limits)).toBe(
    "a gap between 2 and 3: in the middle the density falls to 12% of the lower peak",
  );
});

it("names the columns that show groups which all columns hide", () => {
  const natural = { verdict: "natural", k: 3, runnerUp: 2, candidates: [2, 3], separated: [3] } as const;
  const list = { ...natural, columns: ["income", "visits"] };
  expect(say([judged(2)], [2], true, list)).toContain(
    "Judged on 2 columns alone (income, visits), the customers fall into 3 separate groups: the other columns hide them. Name these with --features.",
  );
  const apart = judged(3, { valleys: [pair(0.2)] });
  expect(say([apart], [3], true, list)).not.toContain("Judged on");
});
