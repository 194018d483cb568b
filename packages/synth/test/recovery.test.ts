import { adjustedRandIndex, kmeans } from "@coterie/kmeans";
import { describe, expect, test } from "vitest";
import { type BankOptions, bankBatches, truthBatches } from "../src/index.js";
import { collect } from "./collect.js";
import { mean } from "./statistics.js";

const SCALED = [
  "age",
  "income/month",
  "account balance",
  "loyalty score",
  "education level",
  "total_withdrawals",
  "total_deposits",
  "transaction_count",
];
const FLAGS = ["uses internet banking", "has_loan"];

/** How well K-means finds the planted segments: log1p where skewed, then standard scores, flags as they are, k = 4, 10 restarts. */
function recovery(options: BankOptions): number {
  const bank = collect(bankBatches(options));
  const columns = [
    ...SCALED.map((name) => standardScores(bank.number(name))),
    ...FLAGS.map((name) => bank.number(name)),
  ];
  const values = new Float64Array(bank.rowCount * columns.length);
  columns.forEach((column, j) => {
    column.forEach((value, i) => {
      values[i * columns.length + j] = value;
    });
  });
  const matrix = { values, rowCount: bank.rowCount, featureCount: columns.length };
  return adjustedRandIndex(
    kmeans(matrix, { k: 4, seed: 0, restarts: 10 }).labels,
    collect(truthBatches(options)).number("segment"),
  );
}

function standardScores(column: readonly number[]): readonly number[] {
  const read = skewness(column) > 1 ? column.map(Math.log1p) : column;
  const centre = mean(read);
  const deviation = Math.sqrt(mean(read.map((x) => (x - centre) ** 2)));
  return read.map((x) => (x - centre) / deviation);
}

function skewness(column: readonly number[]): number {
  const centre = mean(column);
  return mean(column.map((x) => (x - centre) ** 3)) / mean(column.map((x) => (x - centre) ** 2)) ** 1.5;
}

describe("planted segments", () => {
  test.each([0, 1, 2, 3, 4, 5])("are recovered at seed %i", (seed) => {
    expect(recovery({ seed })).toBeGreaterThanOrEqual(0.97);
  });

  test("are recovered among 2,000 customers", () => {
    expect(recovery({ customers: 2000 })).toBeGreaterThanOrEqual(0.95);
  });

  test("slide together as overlap grows, until nothing is left of them", () => {
    const found = [0, 0.2, 0.4, 0.6, 0.8, 1].map((overlap) => recovery({ customers: 8000, overlap }));
    for (let i = 1; i < found.length; i++)
      expect(found[i], `step ${i} of ${found.join(" ")}`).toBeLessThan(found[i - 1]);
    expect(Math.abs(found[found.length - 1])).toBeLessThan(0.01);
  });
});
