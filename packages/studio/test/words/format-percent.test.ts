import { expect, it } from "vitest";
import { formatPercent } from "../../src/words/format-percent.js";

it.each([
  [0.314, "31%"],
  [0.0941, "9.4%"],
  [0.0995, "10%"],
  [0.00421, "0.42%"],
  [0, "0%"],
  [1, "100%"],
  [0.9996, "over 99%"],
  [0.994, "99%"],
  [1.26, "126%"],
  [-0.12, "−12%"],
  [null, "not computable"],
])("writes %s as %s", (fraction, text) => {
  expect(formatPercent(fraction)).toBe(text);
});
