import { describe, expect, test } from "vitest";
import { bankBatches, truthBatches } from "../src/index.js";
import { collect } from "./collect.js";
import { cliffsDelta, mean, median, midPercentile } from "./statistics.js";

/** The level each planted segment is to read at: of three levels by tertiles, of four by quartiles, lowest first. */
const PLANNED = [
  { column: "transaction_count", levels: 4, of: [2, 0, 3, 1] },
  { column: "income/month", levels: 3, of: [2, 1, 2, 1] },
  { column: "loyalty score", levels: 3, of: [1, 1, 1, 0] },
  { column: "total_withdrawals", levels: 3, of: [1, 2, 0, 2] },
];
const MARGIN = 0.03;
const CLEAR_EFFECT = 0.33;
const TOLD_APART = 0.3;

describe.each([0, 1, 2, 3, 2026, 4_294_967_295])("the bank of seed %i", (seed) => {
  const bank = collect(bankBatches({ seed }));
  const truth = collect(truthBatches({ seed })).number("segment");
  const split = (column: string) => {
    const values = bank.number(column);
    return [1, 2, 3, 4].map((segment) => values.filter((_, i) => truth[i] === segment));
  };

  test.each(PLANNED)("every segment's median $column lies well inside its level", ({ column, levels, of }) => {
    const all = bank.number(column);
    split(column).forEach((values, k) => {
      const percentile = midPercentile(all, median(values));
      if (of[k] > 0) expect(percentile, `segment ${k + 1}`).toBeGreaterThanOrEqual(of[k] / levels + MARGIN);
      if (of[k] < levels - 1) expect(percentile, `segment ${k + 1}`).toBeLessThanOrEqual((of[k] + 1) / levels - MARGIN);
    });
  });

  test.each(PLANNED)(
    "outer levels of $column are clear effects, and different levels can be told apart",
    ({ column, levels, of }) => {
      const parts = split(column);
      parts.forEach((values, k) => {
        const others = parts.filter((_, other) => other !== k).flat();
        if (of[k] === 0 || of[k] === levels - 1)
          expect(Math.abs(cliffsDelta(values, others)), `segment ${k + 1}`).toBeGreaterThanOrEqual(CLEAR_EFFECT);
        for (let other = 0; other < k; other++) {
          if (of[other] === of[k]) continue;
          const sign = Math.sign(of[k] - of[other]);
          expect(sign * cliffsDelta(values, parts[other]), `segments ${other + 1} and ${k + 1}`).toBeGreaterThanOrEqual(
            TOLD_APART,
          );
        }
      });
    },
  );

  test("no segment differs by gender, and no segment is small", () => {
    for (const values of split("gender")) {
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.04);
      expect(values.length).toBeGreaterThan(0.15 * bank.rowCount);
    }
  });

  test("segments behave as the study says: clicks, loans and card uptake", () => {
    const figures: readonly [string, readonly number[], number][] = [
      ["CTR", [0.05, 0.11, 0.015, 0.11], 0.012],
      ["has_loan", [0.28, 0.15, 0.32, 0.15], 0.03],
      ["has customer bought product", [0.04, 0.02, 0.06, 0.02], 0.015],
    ];
    for (const [column, expected, within] of figures)
      split(column).forEach((values, k) => {
        expect(Math.abs(mean(values) - expected[k]), `${column} of segment ${k + 1}`).toBeLessThan(within);
      });
  });
});
