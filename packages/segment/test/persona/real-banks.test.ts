import { describe, expect, test } from "vitest";
import { playbook } from "../../src/index.js";
import { nameSegments, sharedIsMissing, sharedTable } from "./shared-table.js";

const original = [
  ...["age", "gender", "income/month", "account balance", "loyalty score", "education level", "total_withdrawals"],
  ...["total_deposits", "transaction_count", "Facebook", "Twitter", "Email", "Instagram", "has_loan"],
];

describe.skipIf(sharedIsMissing)("real customers (skipped where ../shared is absent)", () => {
  test("the original study: one usage word for 4.4 and 4.5 transactions, every number as profiled", async () => {
    const { profiled, named, seen } = await nameSegments(sharedTable("original_bank.csv", original), 4, "plain");
    expect(named.map(({ sentence }) => sentence)).toEqual([
      "frequent users, high income, medium loyalty, semi-budget conscious",
      "semi-frequent users, low income, low loyalty, not budget conscious",
      "semi-frequent users, low income, high loyalty, not budget conscious",
      "very frequent users, high income, medium loyalty, very budget conscious",
    ]);
    expect(named[1].traits[0].sharedWith).toEqual([3]);
    expect(named[2].traits[0].sharedWith).toEqual([2]);
    for (const [segment, { traits }] of named.entries()) {
      for (const trait of traits) {
        const cell = profiled.segments[segment].numeric.find(({ column }) => column === trait.column);
        expect(trait.value).toBe(cell?.median);
        expect(trait.position).toBe(cell?.medianPercentile);
        expect(trait.effect).toBeCloseTo(cell?.cliffsDelta ?? Number.NaN, 12);
        expect(trait.count).toBe(cell?.count);
      }
    }
    const approaches = playbook(profiled, named, seen);
    expect(approaches.map(({ objective }) => objective)).toEqual(["deepen", "retain", "protect", "save"]);
    for (const { because } of approaches)
      expect(because.join()).toMatch(/click-through on \w+ \d+(\.\d)?% \(all customers/u);
  });

  test.each([
    ["bank/mall_customers.csv", 5, ["Age", "Annual Income (k$)", "Spending Score (1-100)"], ","],
    [
      "bank/churn_modelling.csv",
      4,
      ["CreditScore", "Age", "Tenure", "Balance", "NumOfProducts", "HasCrCard", "IsActiveMember", "EstimatedSalary"],
      ",",
    ],
    ["bank/uci_bank_marketing.csv", 4, ["age", "balance", "default", "housing", "loan"], ";"],
    [
      "bank/credit_card_customers_660.csv",
      3,
      ["Avg_Credit_Limit", "Total_Credit_Cards", "Total_visits_bank", "Total_visits_online", "Total_calls_made"],
      ",",
    ],
  ] as const)(
    "%s reads in words, not in column names, and says nothing of age",
    async (file, k, features, separator) => {
      const { profiled, named, seen } = await nameSegments(sharedTable(file, features, separator), k, "auto");
      for (const { sentence, traits } of named) {
        expect(sentence).toMatch(/^[a-z][a-z, -]*$/u);
        expect(sentence).not.toMatch(/\b(age|credit score)\b/u);
        expect(traits.length).toBeGreaterThanOrEqual(1);
        expect(traits.length).toBeLessThanOrEqual(4);
      }
      expect(new Set(named.map(({ sentence }) => sentence)).size).toBeGreaterThan(1);
      for (const { because } of playbook(profiled, named, seen))
        expect(because.every((reason) => /\d/u.test(reason))).toBe(true);
    },
  );
});
