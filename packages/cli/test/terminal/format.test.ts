import { expect, test } from "vitest";
import { bar, figure, percent, withUnit } from "../../src/terminal/format.js";

test.each([
  [0.123456, "0.123"],
  [10.83, "10.8"],
  [999.4, "999"],
  [10692.83, "10,693"],
  [-0.5, "-0.5"],
  [0, "0"],
])("figure %d", (value, text) => expect(figure(value)).toBe(text));

test.each([
  [0.3105, "31%"],
  [0.0312, "3.1%"],
  [0.09999, "10%"],
  [0.0004, "under 0.1%"],
  [0, "0%"],
])("percent %d", (share, text) => expect(percent(share)).toBe(text));

test.each([
  [5, "€", "€5"],
  [5, "EUR", "EUR 5"],
  [5, "%", "5%"],
  [5, null, "5"],
] as const)("withUnit %d %s", (value, unit, text) => expect(withUnit(value, unit)).toBe(text));

test("a bar is as long as its share", () => {
  expect(bar(1, 8)).toBe("████████");
  expect(bar(0.5, 8)).toBe("████");
  expect(bar(0.5625, 8)).toBe("████▌");
  expect(bar(0, 8)).toBe("");
});
