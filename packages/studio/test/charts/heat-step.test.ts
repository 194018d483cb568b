import { expect, it } from "vitest";
import { differenceStep, differenceWords, heatWords, indexStep } from "../../src/charts/heat-step.js";

it("diverges around 100", () => {
  expect([0, 50, 51, 80, 94, 100, 105, 106, 126, 201, 900].map(indexStep)).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 5, 6, 6]);
});

it("gives half and double the same heat, to both sides", () => {
  for (const ratio of [1.02, 1.1, 1.3, 2.5]) expect(indexStep(100 * ratio) - 3).toBe(3 - indexStep(100 / ratio));
});

it("diverges around no difference", () => {
  expect([-2, -0.6, -0.3, 0, 0.2, 0.4, 0.7, 3].map(differenceStep)).toEqual([0, 1, 2, 3, 3, 4, 5, 6]);
});

it("has words for every step", () => {
  for (const list of [heatWords, differenceWords]) expect(list).toHaveLength(7);
});
