import fc from "fast-check";
import { expect, it } from "vitest";
import type { DataTable } from "../../src/sheets/data-table.js";
import { toCsv } from "../../src/sheets/to-csv.js";

const table = (rows: DataTable["rows"]): DataTable => ({
  id: "t",
  title: "T",
  columns: [
    { name: "name", isNumeric: false },
    { name: "value", isNumeric: true },
  ],
  rows,
  note: null,
});

it("writes numbers in full and what is withheld as its word", () => {
  const rows = [
    [
      { text: "a, b", value: "a, b" },
      { text: "1,230", value: 1234.5678 },
    ],
    [
      { text: 'say "no"', value: 'say "no"' },
      { text: "withheld", value: null },
    ],
  ];
  expect(toCsv(table(rows))).toBe('name,value\r\n"a, b",1234.5678\r\n"say ""no""",withheld\r\n');
});

it.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\u00a0=1"])(
  "leads %j by an apostrophe, so that no spreadsheet runs it",
  (text) => {
    const [, line] = toCsv(
      table([
        [
          { text, value: text },
          { text: "", value: null },
        ],
      ]),
    ).split(/\r\n(?="')/);
    expect(line).toMatch(/^"'/);
  },
);

it("leaves no field that begins like a formula, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const csv = toCsv(
        table([
          [
            { text, value: text },
            { text: "0", value: 0 },
          ],
        ]),
      );
      expect(csv.split("\r\n").slice(1).join("\r\n")).not.toMatch(/^"?\s*[=+\-@]/);
    }),
    { verbose: 1 },
  );
});

it("keeps a negative number a number", () => {
  expect(
    toCsv(
      table([
        [
          { text: "a", value: "a" },
          { text: "−2", value: -2 },
        ],
      ]),
    ),
  ).toBe("name,value\r\na,-2\r\n");
});
