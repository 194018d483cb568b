import { expect, it } from "vitest";
import { PURPOSE, taskSeed } from "../../../src/compare/criteria/task-seed.js";

it("differs by seed, purpose, order and number, and stays the same", () => {
  const seeds = [taskSeed(1, 2, 3), taskSeed(1, 3, 2), taskSeed(2, 2, 3), taskSeed(1, 2), taskSeed(1, 2, 4)];
  expect(new Set(seeds).size).toBe(5);
  expect(taskSeed(1, 2, 3)).toBe(seeds[0]);
  expect(new Set(Object.values(PURPOSE)).size).toBe(Object.values(PURPOSE).length);
});
