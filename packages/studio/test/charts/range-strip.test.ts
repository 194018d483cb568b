import { expect, it } from "vitest";
import { rangeStrip } from "../../src/charts/range-strip.js";
import { contrastRows } from "../../src/contrast-rows.js";
import { textOf } from "../../src/page/markup.js";
import { smallModel } from "../fixtures/small-model.js";

const model = smallModel();
const row = contrastRows(model).find(({ column }) => column.name === "income")!;

it("puts quartiles and median of each segment on one scale from the lowest to the highest quartile", () => {
  const svg = textOf(rangeStrip(row, model.segments)!);
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
  expect(textOf(rangeStrip(withheld, model.segments)!)).toContain(">withheld<");
  expect(rangeStrip({ ...row, base: { ...row.base, q25: null } }, model.segments)).toBeNull();
});
