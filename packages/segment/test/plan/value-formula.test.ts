import { describe, expect, test } from "vitest";
import { parseValue } from "../../src/plan/value-formula.js";

const columns = ["income", "income/month", "account balance", "total clicks"];
const read = (text: string) => {
  const { constant, terms } = parseValue(text, columns);
  return { constant, ...Object.fromEntries(terms) };
};

describe("parseValue", () => {
  test.each([
    ["account balance", { constant: 0, "account balance": 1 }],
    ["0.02 * account balance + 12", { constant: 12, "account balance": 0.02 }],
    ["(income/month * 12 - account balance) / 4", { constant: 0, "income/month": 3, "account balance": -0.25 }],
    ['-"income/month" + 2 * (3 - 1)', { constant: 4, "income/month": -1 }],
    ["income / 4 - -1", { constant: 1, income: 0.25 }],
    ["income + income", { constant: 0, income: 2 }],
  ])("%s", (text, formula) => {
    expect(read(text)).toEqual(formula);
  });

  test.each([
    ["income * account balance", "two columns are multiplied; make their product a column of the table"],
    ["1 / income", "it divides by a column; make the quotient a column of the table"],
    ["income / (2 - 2)", "it divides by 0"],
    ["margin + 1", "margin is no column of numbers (there are: income, income/month, account balance, total clicks)"],
    ["(income", "a bracket is not closed"],
    ["income 2", "2 is out of place"],
    ["2 *", "it ends too early"],
    ["* 2", "* is out of place"],
  ])("refuses %s", (text, why) => {
    expect(() => read(text)).toThrow(
      `value must be a column, or numbers and columns with + - * / and brackets; got ${text}: ${why}.`,
    );
  });
});
