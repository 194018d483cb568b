import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { reportData } from "../../src/data/report-data.js";
import { reportWorkbook } from "../../src/index.js";
import { reportSheets } from "../../src/sheets/report-sheets.js";
import { largeModel } from "../fixtures/large-model.js";
import { smallModel } from "../fixtures/small-model.js";

const text = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(bytes)[name]);

it("has a sheet for every table, named apart, in the order of the page", () => {
  const sheets = reportSheets(reportData(largeModel()));
  const names = [...text(reportWorkbook(largeModel()), "xl/workbook.xml").matchAll(/<sheet name="([^"]+)"/g)].map(
    (m) => m[1],
  );
  expect(names).toHaveLength(sheets.length);
  expect(new Set(names).size).toBe(names.length);
  expect(names.slice(0, 3)).toEqual(["Sizes", "Profile", "Distributions"]);
  for (const name of names) expect(name!.length).toBeLessThanOrEqual(31);
});

it("stores numbers as numbers, names as texts, and no formula", () => {
  const model = smallModel();
  const hostile = { ...model, segments: model.segments.map((s) => ({ ...s, name: "=cmd|' /C calc'!A0 <b>" })) };
  const sheet = text(reportWorkbook(hostile), "xl/worksheets/sheet1.xml");
  expect(sheet).toContain("<v>815</v>");
  expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">1 =cmd|\' /C calc\'!A0 &lt;b&gt;</t>');
  for (const [name, bytes] of Object.entries(unzipSync(reportWorkbook(hostile))))
    expect(new TextDecoder().decode(bytes), name).not.toContain("<f>");
});

it("is the same for the same model, byte for byte", () => {
  expect(Buffer.compare(reportWorkbook(largeModel()), reportWorkbook(largeModel()))).toBe(0);
});

it("has rows as wide as their headings", () => {
  for (const { id, columns, rows } of reportSheets(reportData(largeModel())))
    for (const row of rows) expect(row.length, id).toBe(columns.length);
});
