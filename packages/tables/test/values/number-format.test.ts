import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import { numberFormat } from "../../src/values/number-format.js";
import type { ColumnShapes } from "../../src/values/shapes.js";
import { columnOf, numbersOf, numericOf, refusal, tableFile, warningsOf } from "../support/table-file.js";

const shapes = (...texts: string[]): ColumnShapes => ({
  present: texts.length,
  shapes: texts.map((text) => ({ text, count: 1 })),
  others: 0,
  missing: [],
});
const verdict = (...texts: string[]) => numberFormat(shapes(...texts), null, false);

describe("numberFormat", () => {
  test.each([
    ["9,999.99", "."],
    ["9.999,99", ","],
    ["99,9", ","],
    ["0,999", ","],
    ["9,999,999", "."],
    ["9.999.999", ","],
    ["99,99,999.9", "."],
    ["9 999,99", ","],
    ["9'999.99", "."],
    ["9999,999", ","],
    ["9.999", "."],
  ])("%s decides for a decimal %s", (text, decimal) => {
    expect(verdict(text, "99")).toMatchObject({ kind: "number", format: { decimal } });
  });

  test("1,234 alone decides nothing; with a deciding neighbour it is read with it", () => {
    expect(verdict("9,999", "99,999")).toEqual({ kind: "ambiguous", example: "9,999" });
    expect(verdict("9,999", "9.9")).toMatchObject({ kind: "number", format: { decimal: "." } });
    expect(verdict("9,999", "9,99")).toMatchObject({ kind: "number", format: { decimal: "," } });
  });

  test("1.234 is a number, unless another column of the file writes decimals with a comma", () => {
    expect(numberFormat(shapes("9.999"), null, false).kind).toBe("number");
    expect(numberFormat(shapes("9.999"), null, true).kind).toBe("ambiguous");
  });

  test("the user's word decides", () => {
    expect(numberFormat(shapes("9,999"), ",", false)).toMatchObject({ kind: "number", format: { decimal: "," } });
    expect(numberFormat(shapes("9,999"), ".", false)).toMatchObject({ kind: "number", format: { decimal: "." } });
  });

  test("codes are no numbers", () => {
    expect(verdict("099", "999").kind).toBe("code");
    expect(verdict("9999999999999999").kind).toBe("code");
    expect(verdict("0", "0.9", "0,99", "0.99", "0.9", "0.99", "0.9", "0.9", "0.9", "0.9", "0.9").kind).toBe("number");
  });

  test("a column is numeric from nine in ten", () => {
    const nine = Array.from({ length: 9 }, () => "9.9");
    expect(verdict(...nine, "x")).toMatchObject({ kind: "number", format: { bad: 1 } });
    expect(verdict(...nine, "x", "y").kind).toBe("text");
  });

  test("two currencies, or one beside per cent, are refused; two signs of one are not", () => {
    expect(verdict("€9", "$9")).toEqual({ kind: "currencies", units: ["$", "€"] });
    expect(verdict("€9", "9%").kind).toBe("currencies");
    expect(verdict("€9", "9 EUR", "9")).toMatchObject({ kind: "number", format: { unit: "EUR" } });
  });

  test("45k is text that is named", () => {
    expect(verdict("99k", "9k")).toEqual({ kind: "text", abbreviated: "k" });
  });
});

describe("numbers in a file", () => {
  const column = async (cells: readonly string[], options = {}) => {
    const lines = cells.map((cell, i) => `c${String(i).padStart(4, "0")};"${cell}"`);
    return readCustomers(tableFile("numbers.csv", `id;v\n${lines.join("\n")}\n`), options);
  };

  test.each([
    [
      ["1.234,56", "-7,5", "(2.000,00)", "3-"],
      [1234.56, -7.5, -2000, -3],
    ],
    [
      ["$1,234.50", "-$2.00", "$-3", "($4.25)"],
      [1234.5, -2, -3, -4.25],
    ],
    [
      ["12,34,567.5", "1,00,000", "5.25"],
      [1234567.5, 100000, 5.25],
    ],
    [
      ["1'234.5", "2’000.25", "3"],
      [1234.5, 2000.25, 3],
    ],
    [
      ["1 234,5", "2\u00a0000,25", "3\u202f000,1"],
      [1234.5, 2000.25, 3000.1],
    ],
    [
      ["1e3", "2.5E-1", "+4"],
      [1000, 0.25, 4],
    ],
    [
      [".5", "5.", "0.25"],
      [0.5, 5, 0.25],
    ],
    [
      ["\u22125,5", "6,5"],
      [-5.5, 6.5],
    ],
    [
      ["12%", "7.5 %"],
      [12, 7.5],
    ],
    [
      ["Rs. 500.5", "₹ 1,00,000.25"],
      [500.5, 100000.25],
    ],
    [
      ["kr 5,5", "1.000,5 kr"],
      [5.5, 1000.5],
    ],
  ])("%j", async (cells, numbers) => {
    expect(numbersOf(await column(cells), "v")).toEqual(numbers);
  });

  test("an ambiguous column is refused with the advice, read with it, or ignored", async () => {
    const cells = ["1,234", "5,678"];
    expect(await refusal(column(cells))).toMatchInlineSnapshot(
      `"TablesError ambiguous-number: Numbers in v must show which sign is the decimal one; numbers like 1,234 could be either and nothing in the column decides. Say --decimal . or --decimal , (or --ignore the column)."`,
    );
    expect(numbersOf(await column(cells, { decimal: "." }), "v")).toEqual([1234, 5678]);
    expect(numbersOf(await column(cells, { decimal: "," }), "v")).toEqual([1.234, 5.678]);
    expect(columnOf(await column(cells, { roles: { ignore: ["v"] } }), "v").role).toBe("ignore");
  });

  test("two currencies are refused by name", async () => {
    expect(await refusal(column(["€5", "$6"]))).toMatchInlineSnapshot(
      `"TablesError mixed-currencies: v must be in one unit; it holds $ and €. Convert it to one currency, split it into columns, or --ignore it."`,
    );
  });

  test("per cent on some numbers only is said", async () => {
    const table = await column(["5%", "6"]);
    expect(numericOf(table, "v").unit).toBe("%");
    expect(warningsOf(table, "mixed-percent")).toMatchInlineSnapshot(`
      [
        "v has a per cent sign on some numbers only; every number is read as per cent (12% as 12). Check that the others mean the same.",
      ]
    `);
  });

  test("1.234 is refused beside a column with decimal commas, also where it looked plain at first", async () => {
    const file = tableFile("beside.csv", "id;a;b\n1;1.234;5,5\n2;2.345;6,25\n3;3.456;7,5\n");
    expect(await refusal(readCustomers(file))).toContain("ambiguous-number");
    const table = await readCustomers(file, { decimal: "," });
    expect(numbersOf(table, "a")).toEqual([1234, 2345, 3456]);
    const evident = tableFile("evident.csv", "id;a;b\n1;1.234;5,5\n2;2.5;6,25\n3;3.456;7,5\n");
    expect(numbersOf(await readCustomers(evident), "a")).toEqual([1.234, 2.5, 3.456]);
  });

  test("law: what is written in any format is read back exactly", async () => {
    const formats = {
      german: (v: number) => new Intl.NumberFormat("de", { maximumFractionDigits: 6 }).format(v),
      indian: (v: number) => new Intl.NumberFormat("en-IN", { maximumFractionDigits: 6 }).format(v),
      swiss: (v: number) => new Intl.NumberFormat("de-CH", { maximumFractionDigits: 6 }).format(v),
      french: (v: number) => new Intl.NumberFormat("fr", { maximumFractionDigits: 6 }).format(v),
      accounting: (v: number) =>
        new Intl.NumberFormat("en", { style: "currency", currency: "USD", currencySign: "accounting" }).format(v),
    };
    const cents = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 100);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(formats)) as fc.Arbitrary<keyof typeof formats>,
        fc.array(cents, { minLength: 1, maxLength: 50 }),
        async (name, values) => {
          // 1234567.5 has its own decimal sign and repeated groups, so that every format shows itself.
          const all = [...values, 1234567.5];
          expect(numbersOf(await column(all.map(formats[name])), "v")).toEqual(all.map((value) => value + 0));
        },
      ),
      { numRuns: 15, verbose: 1 },
    );
  });
});
