import { describe, expect, test } from "vitest";
import { bankBatches, truthBatches } from "../src/index.js";
import { type Collected, collect } from "./collect.js";
import { cliffsDelta, correlation, kolmogorovDistance } from "./statistics.js";

const [{ columns }] = bankBatches({ customers: 1 });
const numeric = columns.filter(({ kind }) => kind === "number" || kind === "integer").map(({ name }) => name);
const COMPARED = [
  "age",
  "gender",
  "income/month",
  "account balance",
  "loyalty score",
  "education level",
  "total_withdrawals",
  "total_deposits",
  "transaction_count",
  "uses internet banking",
  "has_loan",
  "CTR",
  "total impressions",
  "Instagram",
];
const BY_LOGARITHM = /income|balance|total_|total impressions|transaction_count/;

/** A column as it is compared: money and counts by their logarithms. */
function onItsScale(bank: Collected, name: string): readonly number[] {
  const values = bank.number(name);
  return BY_LOGARITHM.test(name) ? values.map(Math.log) : values;
}

const planted = collect(bankBatches());
const truth = collect(truthBatches()).number("segment");

describe.each([
  ["without segments", { null: true }],
  ["halfway there", { overlap: 0.5 }],
] as const)("the bank %s", (_, options) => {
  const bank = collect(bankBatches(options));

  // 1% of pairs of samples of this size differ by more than 0.0163. What is composed of several traits may move a little.
  test.each(numeric)("has the planted bank's distribution of %s", (name) => {
    const limit = /clicks$|^CTR$/.test(name) ? 0.06 : 0.022;
    expect(kolmogorovDistance(planted.number(name), bank.number(name))).toBeLessThan(limit);
  });

  test.each(COMPARED)("has the planted bank's correlations of %s", (a) => {
    for (const b of COMPARED) {
      const [before, after] = [planted, bank].map((one) => correlation(onItsScale(one, a), onItsScale(one, b)));
      expect(Math.abs(before - after), `with ${b}: ${before} and ${after}`).toBeLessThan(0.05);
    }
  });
});

describe("the bank without segments", () => {
  const none = collect(bankBatches({ null: true }));

  test("is the bank at overlap 1", () => {
    expect(none.rows).toEqual(collect(bankBatches({ overlap: 1 })).rows);
  });

  test("plants nothing, and says so", () => {
    expect(new Set(collect(truthBatches({ null: true })).number("segment"))).toEqual(new Set([0]));
    for (const name of ["age", "account balance", "transaction_count", "CTR"])
      for (const segment of [1, 2, 3, 4]) {
        const inside = none.number(name).filter((_, i) => truth[i] === segment);
        const outside = none.number(name).filter((_, i) => truth[i] !== segment);
        expect(Math.abs(cliffsDelta(inside, outside)), `${name} of segment ${segment}`).toBeLessThan(0.05);
      }
  });
});
