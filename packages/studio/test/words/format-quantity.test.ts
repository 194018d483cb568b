import { expect, it } from "vitest";
import { formatQuantity } from "../../src/words/format-quantity.js";
import { smallModel } from "../fixtures/small-model.js";

const plain = smallModel().columns[1]!;

it.each([
  [10_690, { unit: "S$" }, "S$10,700"],
  [-120.4, { unit: "€" }, "−€120"],
  [514, { unit: "EUR" }, "EUR 514"],
  [-514, { unit: "kr" }, "kr −514"],
  [12.34, { unit: "%" }, "12.3%"],
  [0.32, { unit: null, measure: "flag" }, "32%"],
  [412.3, { unit: null, measure: "days" }, "412 days"],
  [1, { unit: null, measure: "days" }, "1 day"],
  [10.83, { unit: null, measure: "count" }, "10.8"],
  [3, { unit: "" }, "3"],
  [null, { unit: "S$" }, "not computable"],
] as const)("writes %s of %o as %s", (value, column, text) => {
  expect(formatQuantity(value, { ...plain, ...column })).toBe(text);
});

it("writes a plain number for a column it does not know", () => {
  expect(formatQuantity(2.71999, undefined)).toBe("2.72");
});
