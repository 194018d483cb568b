import { expect, it } from "vitest";
import type { DimensionKind } from "../../../src/compare/criteria/dimension-kinds.js";
import { isCalibrated } from "../../../src/compare/verdict/calibrated-range.js";

const number: DimensionKind = { kind: "number", transform: "identity", center: 0, scale: 1, impute: null };

it.each<[number, DimensionKind[], boolean]>([
  [300, [number, number, { kind: "flag" }], true],
  [1_000_000, [number, number, number], true],
  [299, [number, number, number], false],
  [300, [number, number], false],
  [300, [number, { kind: "flag" }, { kind: "flag" }], false],
  [5000, Array.from({ length: 60 }, () => number), true],
  [5000, Array.from({ length: 61 }, () => number), false],
])("%d customers: case %#", (rows, kinds, expected) => {
  expect(isCalibrated(rows, kinds.length, kinds)).toBe(expected);
});
