import { expect, it } from "vitest";
import { contrastRows } from "../../src/data/contrast-rows.js";
import { reportData } from "../../src/data/report-data.js";
import { smallModel } from "../fixtures/small-model.js";

it("puts what tells segments apart first, and leaves out what is protected or unknown", () => {
  const rows = contrastRows(reportData(smallModel()));
  expect(rows.map((row) => [row.column.name, row.contrast])).toEqual([
    ["visits", 1.27],
    ["income", 0.93],
    ["net flow", 0.35],
    ["balance", 0],
  ]);
});
