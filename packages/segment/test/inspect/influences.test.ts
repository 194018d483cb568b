import { expect, it } from "vitest";
import { influences } from "../../src/inspect/influences.js";
import type { Recipe } from "../../src/prepare/recipe.js";
import { matrixOf } from "../compare/criteria/matrices.js";

const recipe = (columns: readonly string[]): Recipe => ({
  mode: "none",
  steps: [],
  dimensions: columns.map((column) => ({ name: column, column })) as unknown as Recipe["dimensions"],
});

it("is worked out by hand for four rows in two segments, near zero and far from it", () => {
  for (const far of [0, 1e8]) {
    // x: 0, 2 | 10, 12: all 104, between 100. y: 0, 4 | 0, 4: all 16, between 0.
    const rows = [
      [0, 0],
      [2, 4],
      [10, 0],
      [12, 4],
    ].map(([x, y]) => [far + x, y]);
    const found = influences(matrixOf(rows), [0, 0, 1, 1], 2, recipe(["x", "y"]));
    expect(found.get("x")?.distance).toBeCloseTo(104 / 120, 12);
    expect(found.get("x")?.separation).toBeCloseTo(1, 12);
    expect(found.get("x")?.explained).toBeCloseTo(100 / 104, 12);
    expect(found.get("y")).toEqual({ distance: expect.closeTo(16 / 120, 12), separation: 0, explained: 0 });
  }
});

it("adds up the dimensions of one column, over more rows than are taken at one go", () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => [i % 2, i % 2, i % 4 < 2 ? 1 : 0]);
  const found = influences(
    matrixOf(rows),
    rows.map(([x]) => x),
    2,
    recipe(["x", "x", "z"]),
  );
  expect(found.get("x")?.distance).toBeCloseTo(2 / 3, 12);
  expect(found.get("x")?.explained).toBeCloseTo(1, 12);
  expect(found.get("z")?.explained).toBeCloseTo(0, 12);
});
