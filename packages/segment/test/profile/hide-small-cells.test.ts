import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountTable, hideSmallCells } from "../../src/profile/hide-small-cells.js";
import { rulesOutNothing } from "../support/attacker.js";

/** A table from its rows: a row a level, a column a segment. */
function table(...rows: readonly (readonly number[])[]): CountTable {
  return { counts: Float64Array.from(rows.flat()), levelCount: rows.length, groupCount: rows[0].length };
}

/** The table as it would be shown, hidden cells as ·, each level's total last. */
function shown(counts: CountTable, minCell: number): string[] {
  const { cells, totals } = hideSmallCells(counts, minCell);
  return Array.from({ length: counts.levelCount }, (_, i) => {
    const row = Array.from(counts.counts.subarray(i * counts.groupCount, (i + 1) * counts.groupCount));
    const total = row.reduce((sum, count) => sum + count, 0);
    const text = row.map((count, j) => (cells[i * counts.groupCount + j] === 1 ? "·" : count));
    return [...text, totals[i] === 1 ? "·" : total].join(" ");
  });
}

describe("hideSmallCells", () => {
  it("hides nothing where every cell holds enough customers or none", () => {
    expect(shown(table([20, 0, 10], [30, 40, 10]), 10)).toEqual(["20 0 10 30", "30 40 10 80"]);
  });

  it("hides a small cell with its complements: the rest of its segment and the same two levels of another", () => {
    expect(shown(table([3, 50, 60], [97, 50, 40]), 10)).toEqual(["· · 60 113", "· · 40 187"]);
  });

  it("hides a third cell where two that are hidden are small together", () => {
    expect(shown(table([2, 3, 70, 80], [98, 97, 30, 20]), 10)).toEqual(["· · · 80 155", "· · · 20 245"]);
  });

  it("hides a level that few customers have altogether, its total, and the total of another level", () => {
    const lines = shown(table([2, 3, 0], [40, 50, 60], [70, 80, 90]), 10);
    expect(lines[0]).toBe("· · · ·");
    expect(lines.filter((line) => line.endsWith("·"))).toHaveLength(2);
  });

  it("hides all levels of a segment of few customers, the empty ones too", () => {
    const { cells } = hideSmallCells(table([4, 50, 60], [0, 50, 60], [0, 30, 20]), 10);
    expect([cells[0], cells[3], cells[6]]).toEqual([1, 1, 1]);
  });

  it("never hides cells of 1 when the minimum cell is 1", () => {
    expect(shown(table([1, 2], [1, 0]), 1)).toEqual(["1 2 3", "1 0 1"]);
  });

  it("leaves every hidden cell at least two values, whatever the table (brute force over all tables that fit what is shown)", () => {
    const tables = fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .chain(([levelCount, groupCount]) =>
        fc
          .array(fc.integer({ min: 0, max: 5 }), {
            minLength: levelCount * groupCount,
            maxLength: levelCount * groupCount,
          })
          .map((counts): CountTable => ({ counts: Float64Array.from(counts), levelCount, groupCount })),
      );
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 4 }), (counts, minCell) => {
        expect(rulesOutNothing(counts, hideSmallCells(counts, minCell))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it("shows no cell of 1 to minCell − 1, and hides at least minCell customers along each line whose total is known", () => {
    const tables = fc
      .tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 8 }))
      .chain(([levelCount, groupCount]) =>
        fc
          .array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 500 })), {
            minLength: levelCount * groupCount,
            maxLength: levelCount * groupCount,
          })
          .map((counts): CountTable => ({ counts: Float64Array.from(counts), levelCount, groupCount })),
      );
    fc.assert(
      fc.property(tables, (counts) => {
        const { cells, totals } = hideSmallCells(counts, 10);
        for (let i = 0; i < counts.levelCount; i++) {
          const line = [...counts.counts.subarray(i * counts.groupCount, (i + 1) * counts.groupCount)];
          const hidden = line.filter((_, j) => cells[i * counts.groupCount + j] === 1);
          expect(line.filter((count, j) => count > 0 && count < 10 && cells[i * counts.groupCount + j] === 0)).toEqual(
            [],
          );
          if (totals[i] === 1 || hidden.length === 0) continue;
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });
});
