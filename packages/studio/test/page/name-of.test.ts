import { expect, it } from "vitest";
import { textOf } from "../../src/page/markup.js";
import { nameOf } from "../../src/page/name-of.js";

it.each([
  ["income", "income"],
  ["total_withdrawals", "total_<wbr>withdrawals"],
  ["CustAccountBalance", "Cust<wbr>Account<wbr>Balance"],
  ["income/month", "income/<wbr>month"],
  ["CTR", "CTR"],
  ["a _ b", "a _ b"],
  ["x<y", "x&lt;y"],
])("lets %s break between its parts", (text, markup) => {
  expect(textOf(nameOf(text))).toBe(`<bdi>${markup}</bdi>`);
});
