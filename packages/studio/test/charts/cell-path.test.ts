import fc from "fast-check";
import { expect, it } from "vitest";
import { cellPath } from "../../src/charts/cell-path.js";

it("draws neighbours in one rectangle, row 0 at the bottom", () => {
  const cells = [
    { column: 2, row: 0, count: 1 },
    { column: 1, row: 0, count: 9 },
    { column: 4, row: 0, count: 1 },
    { column: 0, row: 2, count: 1 },
  ];
  expect(cellPath(cells, 3)).toBe("M1 2h2v1h-2zM4 2h1v1h-1zM0 0h1v1h-1z");
  expect(cellPath([], 3)).toBe("");
});

it("covers exactly the cells it is given", () => {
  const cell = fc.record({ column: fc.nat(7), row: fc.nat(5), count: fc.integer({ min: 1, max: 99 }) });
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: (c) => `${c.column},${c.row}` }), (cells) => {
      const drawn = [...cellPath(cells, 6).matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].flatMap(([, x, y, wide]) =>
        Array.from({ length: Number(wide) }, (_, i) => `${Number(x) + i},${5 - Number(y)}`),
      );
      expect(drawn.toSorted()).toEqual(cells.map((c) => `${c.column},${c.row}`).toSorted());
    }),
    { verbose: 1 },
  );
});
