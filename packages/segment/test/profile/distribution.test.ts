import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NumericColumn } from "../../src/customer-table.js";
import { distribution } from "../../src/profile/distribution.js";
import { sortGroups } from "../../src/profile/sorted-groups.js";

function count(
  values: readonly number[],
  labels: readonly number[],
  options: { minCell?: number; isLog?: boolean; measure?: NumericColumn["measure"] } = {},
) {
  const { minCell = 1, isLog = false, measure = "amount" } = options;
  const k = Math.max(...labels) + 1;
  const column: NumericColumn = {
    kind: "numeric",
    name: "x",
    role: "feature",
    why: "",
    sensitive: false,
    values: Float64Array.from(values),
    measure,
    unit: null,
    listOf: null,
  };
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label]++;
  return distribution(column, sortGroups(column.values, Uint8Array.from(labels), k), { sizes, minCell, isLog });
}

describe("bands", () => {
  it("of whole numbers are a number each, the same for all segments", () => {
    const values = [0, 0, 1, 1, 1, 2, 3, 3];
    expect(count(values, [0, 0, 0, 1, 1, 1, 1, 0], { measure: "count" })).toEqual({
      column: "x",
      scale: "linear",
      edges: [1, 2, 3],
      base: [2, 3, 1, 2],
      segments: [
        [2, 1, 0, 1],
        [0, 2, 1, 1],
      ],
    });
  });

  it("are of a round width, and open beyond the middle 98%", () => {
    const values = Array.from({ length: 1001 }, (_, i) => i);
    const found = count(
      values,
      values.map(() => 0),
    )!;
    // From 10 to 990 in at most 24 bands: 40.8 a band, so 50.
    expect(found.edges).toEqual(Array.from({ length: 19 }, (_, i) => 50 * (i + 1)));
    expect(found.base[0]).toBe(50);
    expect(found.base.at(-1)).toBe(51);
  });

  it("are of equal ratio where the column enters by its logarithm", () => {
    const values = Array.from({ length: 400 }, (_, i) => 1.03 ** i);
    const found = count(
      values,
      values.map(() => 0),
      { isLog: true },
    )!;
    expect(found.scale).toBe("log");
    const ratios = found.edges.slice(1).map((edge, i) => edge / found.edges[i]!);
    expect(Math.max(...ratios.slice(6)) / Math.min(...ratios.slice(6))).toBeLessThan(1.15);
  });

  it("are not made of flags, of constants, of almost nothing", () => {
    expect(count([0, 1, 1, 0], [0, 0, 0, 0], { measure: "flag" })).toBeNull();
    expect(count([5, 5, 5, 5], [0, 0, 0, 0])).toBeNull();
    expect(count([1, 2, Number.NaN], [0, 0, 0], { minCell: 10 })).toBeNull();
  });
});

describe("what is withheld", () => {
  it("is every count of 1 to 9, and what would give it away", () => {
    // 30 zeros and 30 ones in each segment, but 3 twos in the first: they and a neighbour go, in both segments.
    const first = [...Array(30).fill(0), ...Array(30).fill(1), ...Array(3).fill(2)];
    const second = [...Array(30).fill(0), ...Array(30).fill(1), ...Array(40).fill(2)];
    const found = count([...first, ...second], [...first.map(() => 0), ...second.map(() => 1)], {
      minCell: 10,
      measure: "count",
    })!;
    expect(found.edges).toEqual([1, 2]);
    expect(found.segments[0]!.filter((x) => x === null).length).toBeGreaterThanOrEqual(2);
    expect(found.segments[0]![2]).toBeNull();
    expect(found.segments[1]!.filter((x) => x === null).length).toBeGreaterThanOrEqual(1);
  });

  it("is never a small count, and never leaves the number without a value to be worked out", () => {
    const cell = fc.record({ value: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 12 }), label: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 60, maxLength: 400 }), (cells) => {
        const labels = cells.map(({ label }) => label);
        const found = count(
          cells.map(({ value }) => value ?? Number.NaN),
          labels,
          { minCell: 10, measure: "count" },
        );
        if (found === null) return;
        found.segments.forEach((counts, s) => {
          for (const x of counts) if (x !== null) expect(x === 0 || x >= 10).toBe(true);
          const size = labels.filter((label) => label === s).length;
          const missing = cells.filter(({ label, value }) => label === s && value === null).length;
          const known = counts.every((x) => x !== null);
          if (known && missing > 0 && missing < 10) {
            expect(size - counts.reduce<number>((sum, x) => sum + (x ?? 0), 0)).not.toBe(missing);
          }
        });
        for (const x of found.base) if (x !== null) expect(x === 0 || x >= 10).toBe(true);
      }),
      { verbose: 1 },
    );
  });

  it("does not depend on the order of rows", () => {
    const cell = fc.record({ value: fc.double({ min: 0, max: 1e6, noNaN: true }), label: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 30, maxLength: 200 }), (cells) => {
        const run = (some: typeof cells) =>
          count([...some.map(({ value }) => value), 1], [...some.map(({ label }) => label), 3], {
            minCell: 10,
            isLog: true,
          });
        expect(run(cells.toReversed())).toEqual(run(cells));
      }),
      { verbose: 1 },
    );
  });
});
