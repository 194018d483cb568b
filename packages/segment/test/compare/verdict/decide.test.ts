import { expect, it } from "vitest";
import { decide, type RuleInput } from "../../../src/compare/verdict/decide.js";
import { LIMITS } from "../../../src/compare/verdict/limits.js";

const limits = { ...LIMITS, stability: 0.75, valley: 0.8, smallestShare: 0.02, gap: 0.01, gapShare: 0.9 };

/** A K with one number for its worst segment, its worst pair, its gap and its smallest segment. */
function row(k: number, stability: number, valley: number, gap: number, smallestShare = 0.1): RuleInput {
  return {
    k,
    stability: [1, stability],
    valleys: [{ value: valley }, { value: 0 }],
    gap: { value: gap, spread: 0 },
    smallestShare,
  };
}

it("is natural at the largest K that is stable, large enough and separated", () => {
  const rows = [
    row(2, 1, 0.2, 0),
    row(3, 0.9, 0.5, 0),
    row(4, 0.7, 0.1, 0),
    row(5, 0.9, 0.1, 0, 0.01),
    row(6, 0.9, 0.9, 0),
  ];
  expect(decide(rows, limits)).toEqual({
    verdict: "natural",
    k: 3,
    runnerUp: 2,
    candidates: [2, 3, 6],
    separated: [2, 3],
  });
});

it("is sliced without a valley, at the smallest K that nearly reaches the best gap", () => {
  const rows = [row(2, 1, 1, 0.05), row(3, 0.9, 1, 0.095), row(4, 0.8, 1, 0.1), row(5, 0.3, 1, 0.2)];
  expect(decide(rows, limits)).toEqual({ verdict: "sliced", k: 3, runnerUp: 4, candidates: [2, 3, 4], separated: [] });
});

it("is none where no K is stable, and names the K that comes nearest", () => {
  const rows = [row(2, 0.5, 0.1, 0.1), row(3, 0.6, 0.1, 0.1)];
  expect(decide(rows, limits)).toEqual({ verdict: "none", k: 3, runnerUp: 2, candidates: [], separated: [] });
});

it("is none where the best K explains no more than the null", () => {
  expect(decide([row(2, 1, 1, 0.005), row(3, 1, 1, -0.02)], limits)).toMatchObject({ verdict: "none", k: 2 });
});

it("does not ask a separated K for a gap, which marginals can hide", () => {
  expect(decide([row(4, 1, 0.02, 0)], limits)).toMatchObject({ verdict: "natural", k: 4, runnerUp: null });
});

it("takes limits as passed when they are just reached", () => {
  expect(decide([row(2, 0.75, 0.8, 0, 0.02)], limits).verdict).toBe("natural");
  expect(decide([row(2, 0.7499, 0.8, 0, 0.02)], limits).verdict).toBe("none");
  expect(decide([row(2, 0.75, 0.8001, 0.01, 0.02)], limits).verdict).toBe("sliced");
});

it("counts a K without neighbours as not separated", () => {
  expect(decide([{ ...row(2, 1, 0, 0.1), valleys: [] }], limits).verdict).toBe("sliced");
});

it("does not depend on the order of the rows", () => {
  const rows = [row(2, 1, 1, 0.05), row(3, 0.9, 1, 0.095), row(4, 0.8, 1, 0.1)];
  expect(decide(rows.toReversed(), limits)).toEqual(decide(rows, limits));
});
