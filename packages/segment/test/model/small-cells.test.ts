import { describe, expect, it } from "vitest";
import { prepare } from "../../src/index.js";
import { smallCellWarnings } from "../../src/model/small-cells.js";
import { category, customers, numeric } from "../support/customers.js";
import { segmentTable } from "../support/segment-bank.js";

/** 60 customers in two far groups of 30; `value` of each, by group and place in it. */
function twoGroups<T>(value: (group: number, place: number) => T): T[] {
  return Array.from({ length: 60 }, (_, i) => value(i < 30 ? 0 : 1, i % 30));
}

describe("smallCellWarnings", () => {
  it("names the column and the segment whose centroid counts few customers, not how many", async () => {
    const table = customers(
      numeric(
        "x",
        twoGroups((group, place) => 1000 * group + place),
      ),
      numeric(
        "has loan",
        twoGroups((group, place) => (group === 1 && place < 3 ? 1 : 0)),
      ),
    );
    const { model } = await segmentTable(table, [2]);
    const [holder] = model.segments.filter(({ means }) => means.x === null || means.x > 500);
    expect(model.warnings).toEqual([
      {
        code: "small-cell-in-centroid",
        message: `A centroid counts fewer than 10 customers who have, or lack, a value of has loan (segment ${holder.id}): the model file gives their number away to whoever multiplies it by the segment's size. Leave the column out, or choose a smaller K, before the model leaves your hands.`,
      },
    ]);
  });

  it("knows levels, none of the levels, and missing values; keeps silent of none, all and enough", () => {
    const table = customers(
      numeric(
        "x",
        twoGroups((group, place) => (place < 10 ? null : group + place)),
      ),
      category(
        "c",
        twoGroups((_, place) => (place % 2 ? "a" : "b")),
      ),
    );
    const { recipe } = prepare(table);
    const w = Math.SQRT1_2;
    const warn = (...centroid: number[]): readonly string[] =>
      smallCellWarnings(recipe, new Set(), [{ id: 1, size: 30, centroid }], 10).map(({ message }) =>
        message.slice(0, message.indexOf(" (segment 1)")).replace(/^.* of /, ""),
      );
    expect(warn(0, 0, 0.5 * w, 0.5 * w)).toEqual([]);
    expect(warn(0, 1, 0, w)).toEqual([]);
    expect(warn(0, 0.1, 0, w)).toEqual(["x"]);
    expect(warn(0, 0.9, 0, w)).toEqual(["x"]);
    expect(warn(0, 0, 0.1 * w, 0.9 * w)).toEqual(["c"]);
    expect(warn(0, 0, 0.5 * w, 0.4 * w)).toEqual(["c"]);
  });
});
