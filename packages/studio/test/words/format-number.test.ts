import { expect, it } from "vitest";
import {
  formatCount,
  formatDigits,
  formatIndex,
  formatLift,
  formatNumber,
  formatSigned,
} from "../../src/words/format-number.js";

it.each([
  [10_693, "10,700"],
  [0.17754, "0.178"],
  [-3.4, "−3.4"],
  [0, "0"],
  [123_456_789, "123,000,000"],
  [null, "not computable"],
  [Number.NaN, "not computable"],
])("writes %s to three significant digits", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

it("keeps the zeros of a criterion", () => {
  expect([0.41, 4800, 1].map(formatDigits)).toEqual(["0.410", "4,800", "1.00"]);
});

it("writes counts in full", () => {
  expect(formatCount(1_234_567)).toBe("1,234,567");
});

it("signs differences, and zero has none", () => {
  expect([0.816, -1.1, 0, -0.001, 0.004, null].map(formatSigned)).toEqual([
    "+0.82",
    "−1.10",
    "0.00",
    "0.00",
    "0.00",
    "not computable",
  ]);
});

it("writes an index whole from ten up", () => {
  expect([118.4, 3.42, 1240.2, 9.96].map(formatIndex)).toEqual(["118", "3.4", "1,240", "10"]);
});

it("writes a lift with two decimals below ten", () => {
  expect([1.554, 0.4, 12.34, 9.999].map(formatLift)).toEqual(["1.55", "0.40", "12.3", "10"]);
});
