import { expect, it } from "vitest";
import { QuartileChart } from "../../src/charts/spread-rows.js";
import { contrastRows } from "../../src/data/contrast-rows.js";
import { reportData } from "../../src/data/report-data.js";
import { markup } from "../fixtures/markup.js";
import { smallModel } from "../fixtures/small-model.js";

const model = reportData(smallModel());
const shown = model.segments.map((segment, place) => ({ segment, place }));
const row = contrastRows(model).find(({ column }) => column.name === "income")!;

it("puts quartiles and median of each segment on one scale from the lowest to the highest quartile", () => {
  const svg = markup(<QuartileChart row={row} shown={shown} />);
  // 5,600 to 14,010 over 34 to 312 pixels: a pixel is 30.252.
  const bars = [...svg.matchAll(/class="bar" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map((m) => [
    Number(m[1]),
    Number(m[2]),
  ]);
  expect(bars).toEqual([
    [34, 116.4],
    [172.8, 139.2],
  ]);
  expect([...svg.matchAll(/class="tick" d="M([\d.]+) /g)].map((m) => Number(m[1]))).toEqual([87.2, 241.3]);
  expect(svg).toContain(">S$5,600<");
  expect(svg).toContain(">S$14,000<");
});

it("says so where a segment is withheld, and draws nothing where everything is", () => {
  const withheld = {
    ...row,
    segments: [row.segments[0]!, { ...row.segments[1]!, q25: null, median: null, q75: null }],
  };
  expect(markup(<QuartileChart row={withheld} shown={shown} />)).toContain(">withheld<");
  const nothing = { ...row, base: { ...row.base, q25: null } };
  expect(markup(<QuartileChart row={nothing} shown={shown} />)).toBe("");
});
