import { describe, expect, it } from "vitest";
import { checkSegmentation, prepare, type Segmentation } from "../../src/index.js";
import { goldenRows } from "../../src/model/golden-rows.js";
import { smallBank } from "../support/bank.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";
import { segmentTable } from "../support/segment-bank.js";

const table = smallBank(600);
const { model } = await segmentTable(table, [4]);

/** A deep copy, changed. */
function changed(change: (copy: { -readonly [Key in keyof Segmentation]: never }) => void): unknown {
  const copy = JSON.parse(JSON.stringify(model));
  change(copy);
  return copy;
}

describe("golden rows", () => {
  it("stand near every segment and on both sides of a border", () => {
    expect(new Set(model.goldenRows.map(({ segment }) => segment))).toEqual(new Set([1, 2, 3, 4]));
    expect(model.goldenRows.length).toBeGreaterThan(4);
    expect(checkSegmentation(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it("give a category the level that weighs most, or none where missing does, and leave out rows on a border", () => {
    const { recipe } = prepare(customers(category("c", ["A", "B", "C", null])), { minCell: 1 });
    const w = Math.SQRT1_2;
    const near = goldenRows(
      recipe,
      [
        [0.1 * w, 0, 0.1 * w],
        [0, 0.9 * w, 0],
      ],
      [1, 2],
    );
    expect(near.map(({ values, segment }) => [values[0], segment])).toEqual([
      [null, 1],
      [null, 1],
      ["B", 2],
      ["B", 2],
      ["B", 2],
      [null, 1],
      // Every level alone, then missing.
      ["A", 1],
      ["B", 2],
      ["C", 1],
      [null, 1],
    ]);
    // From B, and from none, both centroids are equally far.
    expect(
      goldenRows(
        recipe,
        [
          [0, 0.5 * w, 0.5 * w],
          [0.5 * w, 0.5 * w, 0],
        ],
        [1, 2],
      ).map(({ values, segment }) => [values[0], segment]),
    ).toEqual([
      ["A", 2],
      ["C", 1],
    ]);
  });

  it("hold all values missing, unless the recipe fills none in", () => {
    const isEmpty = ({ values }: { readonly values: readonly unknown[] }): boolean =>
      values.every((value) => value === null);
    expect(model.goldenRows.filter(isEmpty)).toHaveLength(1);
    const raw = prepare(customers(numeric("x", [1, 2, 8])), { mode: "none" }).recipe;
    const rows = goldenRows(raw, [[1.5], [8]], [1, 2]);
    expect(rows.length).toBeGreaterThan(6);
    expect(rows.filter(isEmpty)).toEqual([]);
  });

  it("reveal any one number of any step, changed or put in another's place", () => {
    const { steps } = model.recipe;
    const replaced = (at: number, fields: Readonly<Record<string, unknown>>): unknown =>
      changed(({ recipe }) => {
        Object.assign(recipe, { steps: steps.map((step, s) => (s === at ? { ...step, ...fields } : step)) });
      });
    const damaged = steps.flatMap((step, s): readonly unknown[] => {
      if (step.kind === "category") {
        const turned = [...step.levels.slice(1), step.levels[0]];
        return [replaced(s, { weight: step.weight * 1.001 }), replaced(s, { levels: turned })];
      }
      const { impute, center, scale, transform } = step;
      return [
        replaced(s, { impute: impute * 1.01 + 0.01 }),
        replaced(s, { center: center + 0.001 * scale }),
        replaced(s, { scale: scale * 1.001 }),
        replaced(s, { transform: transform === "log1p" ? "identity" : "log1p" }),
      ];
    });
    for (const copy of damaged) expect(refusal(() => checkSegmentation(copy))).toMatch(/^bad-model: golden row /);
    const columnsSwapped = changed(({ recipe }) => {
      const [first, second, ...others] = steps;
      const swapped = [{ ...first, column: second.column }, { ...second, column: first.column }, ...others];
      Object.assign(recipe, { steps: swapped });
    });
    expect(refusal(() => checkSegmentation(columnsSwapped))).toBe(
      "bad-model: recipe.dimensions[0] must be the value of income, as its step; got the value of age. The file is damaged: fetch the original, or fit again.",
    );
  });

  it("are no customer's row", () => {
    const columns = model.recipe.steps.map(({ column }) => table.columns.find(({ name }) => name === column)!);
    const customer = (row: number): string =>
      JSON.stringify(
        columns.map((column) => {
          if (column.kind === "numeric") return Number.isNaN(column.values[row]) ? null : column.values[row];
          return column.kind === "categorical" && column.codes[row] >= 0 ? column.levels[column.codes[row]] : null;
        }),
      );
    const known = new Set(Array.from({ length: table.rowCount }, (_, row) => customer(row)));
    expect(model.goldenRows.filter(({ values }) => known.has(JSON.stringify(values)))).toEqual([]);
  });

  it("reveal a golden row, a centroid or a step that was changed", () => {
    const tampered: unknown[] = [
      changed(({ goldenRows }) => {
        Object.assign(goldenRows[0], { segment: (model.goldenRows[0].segment % 4) + 1 });
      }),
      changed(({ goldenRows }) => {
        Object.assign(goldenRows[1], { distance: model.goldenRows[1].distance * 1.001 });
      }),
      changed(({ segments }) => {
        Object.assign(segments[2], { centroid: model.segments[2].centroid.map((x, j) => (j === 1 ? x + 0.001 : x)) });
      }),
      changed(({ recipe }) => {
        Object.assign(recipe, {
          steps: model.recipe.steps.map((step, s) => (s === 0 ? { ...step, scale: 99 } : step)),
        });
      }),
    ];
    for (const copy of tampered) {
      expect(refusal(() => checkSegmentation(copy))).toMatch(
        /^bad-model: golden row \d+ must score as segment \d at distance [\d.e-]+; got segment \d at [\d.e-]+\. The model file was changed after it was made, or this version scores differently: fetch the original file, or fit again\.$/,
      );
    }
  });
});
