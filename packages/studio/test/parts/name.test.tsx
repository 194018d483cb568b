import { expect, it } from "vitest";
import { Name } from "../../src/parts/name.js";
import { markup } from "../fixtures/markup.js";

it.each([
  ["income", "income"],
  ["total_withdrawals", "total_<wbr/>withdrawals"],
  ["CustAccountBalance", "Cust<wbr/>Account<wbr/>Balance"],
  ["income/month", "income/<wbr/>month"],
  ["CTR", "CTR"],
  ["a _ b", "a _ b"],
  ["x<y", "x&lt;y"],
])("lets %s break between its parts", (text, html) => {
  expect(markup(<Name text={text} />)).toBe(`<bdi>${html}</bdi>`);
});
