import fc from "fast-check";
import { expect, test } from "vitest";
import { featuresOf } from "./features-of.js";

const step = fc.record({
  customer: fc.constantFrom("a", "b"),
  amount: fc.constantFrom(5, 7),
  reversal: fc.boolean(),
});

test("each reversal takes back the latest payment still standing, as brackets close", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 28 }), async (steps) => {
      const standing = new Map<string, number[]>([
        ["a:1", [1]],
        ["b:1", [1]],
      ]);
      let takenBack = 0;
      for (const [i, { customer, amount, reversal }] of steps.entries()) {
        const open = standing.get(`${customer}:${amount}`) ?? [];
        standing.set(`${customer}:${amount}`, open);
        if (!reversal) open.push(i + 1);
        else if (open.pop() !== undefined) takenBack++;
      }
      const lines = steps.map(
        ({ customer, amount, reversal }, i) =>
          `${customer},2026-01-${String(i + 1).padStart(2, "0")},${amount},${reversal ? "in,reversal" : "out,purchase"}`,
      );
      const first = ["a,2026-01-01,1,out,purchase", "b,2026-01-01,1,out,purchase"];
      const { rows, report } = await featuresOf(["customer,date,amount,direction,type", ...first, ...lines]);
      expect(report.transactions.excluded.takenBack ?? 0).toBe(takenBack);
      for (const customer of ["a", "b"]) {
        const days = [1, 5, 7].flatMap((amount) => standing.get(`${customer}:${amount}`) ?? []);
        expect(rows.get(customer)!.transaction_count).toBe(days.length);
        const latest = Number(report.asOf.slice(8));
        expect(rows.get(customer)!.recency_days).toBe(latest - Math.max(...days));
      }
    }),
    { numRuns: 25 },
  );
});
