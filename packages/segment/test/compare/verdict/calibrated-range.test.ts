import { expect, it } from "vitest";
import { isCalibrated } from "../../../src/compare/verdict/calibrated-range.js";

it.each<[number, boolean[], boolean]>([
  [300, [true, true, false], true],
  [1_000_000, [true, true, true], true],
  [299, [true, true, true], false],
  [300, [true, true], false],
  [300, [true, false, false], false],
  [5000, Array.from({ length: 60 }, () => true), true],
  [5000, Array.from({ length: 61 }, () => true), false],
])("%d customers: case %#", (rows, usable, expected) => {
  expect(isCalibrated(rows, usable)).toBe(expected);
});
