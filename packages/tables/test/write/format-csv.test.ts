import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRecords } from "../../src/csv/records.js";
import { formatCsv, formatCsvCell, formatCsvLine } from "../../src/index.js";

describe("formatCsvCell", () => {
  test.each(["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])("text %j gets an apostrophe", (cell) => {
    expect(formatCsvCell(cell, "text").replace(/^"/, "")).toMatch(/^'/);
  });

  test("numbers and ids never do", () => {
    expect(formatCsvCell(-1.5, "number")).toBe("-1.5");
    expect(formatCsvCell("-1", "id")).toBe("-1");
    expect(formatCsvCell("+49", "id")).toBe("+49");
    expect(formatCsvCell("007", "id")).toBe("007");
  });

  test("quotes where RFC 4180 asks for them", () => {
    expect(formatCsvCell('a "b", c', "text")).toBe('"a ""b"", c"');
    expect(formatCsvCell("two\nlines", "text")).toBe('"two\nlines"');
    expect(formatCsvCell("plain text", "text")).toBe("plain text");
  });

  test("missing is empty, and no line is blank", () => {
    expect(formatCsvCell(null, "text")).toBe("");
    expect(formatCsvCell(Number.NaN, "number")).toBe("");
    expect(formatCsvLine([null], ["text"])).toBe('""\n');
  });

  test("law: what is written is read back, cell by cell", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "=", "é", "'") });
    const columns = [
      { name: "x", kind: "id" },
      { name: "y", kind: "id" },
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const records = parseRecords(formatCsv(columns, rows), ",", 10_000, true);
        expect(records).toEqual([["x", "y"], ...rows]);
      }),
      { verbose: 1 },
    );
  });
});
