import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featuresOf } from "./features-of.js";

const row = fc.record({
  customer: fc.constantFrom("a", "b", "c", "d"),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  cents: fc.integer({ min: -100_000, max: 100_000 }),
  channel: fc.constantFrom("card", "atm", "web", "branch", ""),
  category: fc.constantFrom("food", "salary", "fee", "pharmacy", "reversal", "own account"),
});

const two = (n: number) => String(n).padStart(2, "0");

describe("the past comes out as it was", () => {
  test("features as of a day are those of a file that ends that day", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 4, max: 12 }),
        async (rows, month) => {
          const asOf = `2025-${two(month)}-15`;
          const header = "customer,date,amount,channel,category";
          const first = "a,2025-01-01,-12.34,card,food";
          const lines = rows.map(
            ({ customer, month: m, day, cents, channel, category }) =>
              `${customer},2025-${two(m)}-${two(day)},${(cents / 100).toFixed(2)},${channel},${category}`,
          );
          const until = lines.filter((line) => line.split(",")[1] <= asOf);
          const travelled = await featuresOf([header, first, ...lines], { asOf });
          const then = await featuresOf([header, first, ...until], { asOf });
          expect(travelled.names).toEqual(then.names);
          expect([...travelled.rows]).toEqual([...then.rows]);
          expect(travelled.report.transactions.excluded.afterAsOf ?? 0).toBe(lines.length - until.length);
        },
      ),
      { numRuns: 15 },
    );
  });

  test("a payment taken back later still stands at the earlier date", async () => {
    const lines = [
      "customer,date,amount,direction,type",
      "a,2026-01-01,50,out,purchase",
      "a,2026-02-01,50,in,reversal",
      "a,2026-02-02,1,out,purchase",
    ];
    expect((await featuresOf(lines, { asOf: "2026-01-31" })).rows.get("a")).toMatchObject({
      total_withdrawals: "50",
      recency_days: 30,
    });
    expect((await featuresOf(lines)).rows.get("a")).toMatchObject({ total_withdrawals: "1" });
  });
});
