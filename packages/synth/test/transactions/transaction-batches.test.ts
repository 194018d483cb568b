import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BankOptions, bankBatches, transactionBatches } from "../../src/index.js";
import { collect } from "../collect.js";

/** Per customer: how many transactions, and whole cents by direction. */
function totals(options: BankOptions): Map<number, { count: number; in: number; out: number }> {
  const transactions = collect(transactionBatches(options));
  const [ids, amounts, directions] = [
    transactions.number("customer id"),
    transactions.number("amount"),
    transactions.text("direction"),
  ];
  const sums = new Map<number, { count: number; in: number; out: number }>();
  ids.forEach((id, i) => {
    const sum = sums.get(id) ?? { count: 0, in: 0, out: 0 };
    sum.count++;
    sum[directions[i] as "in" | "out"] += Math.round(100 * amounts[i]);
    sums.set(id, sum);
  });
  return sums;
}

describe("transactionBatches", () => {
  test("add up to the customer's count, withdrawals and deposits, to the cent, at any seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), fc.constantFrom(0, 0.7, 1), (seed, overlap) => {
        const options = { customers: 200, seed, overlap };
        const bank = collect(bankBatches(options));
        const sums = totals({ ...options, missing: 0.5 });
        const expected = bank.number("customer id").map((id, i) => [
          id,
          {
            count: bank.number("transaction_count")[i],
            in: Math.round(100 * bank.number("total_deposits")[i]),
            out: Math.round(100 * bank.number("total_withdrawals")[i]),
          },
        ]);
        expect([...sums]).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  test("are positive, dated after sign-up and in order, and come by sensible channels", () => {
    const options = { customers: 2000, seed: 3 };
    const bank = collect(bankBatches(options));
    const [signUps, online] = [bank.text("sign-up date"), bank.number("uses internet banking")];
    const rows = collect(transactionBatches(options));
    const [ids, dates, amounts] = [rows.number("customer id"), rows.text("date"), rows.number("amount")];
    const [channels, categories] = [rows.text("channel"), rows.text("category")];
    for (let i = 0; i < rows.rowCount; i++) {
      const customer = ids[i] - 1;
      expect(amounts[i]).toBeGreaterThan(0);
      expect(dates[i] >= signUps[customer] && dates[i] <= "2026-06-30").toBe(true);
      if (i > 0 && ids[i - 1] === ids[i]) expect(dates[i - 1] <= dates[i]).toBe(true);
      if (channels[i] === "internet") expect(online[customer]).toBe(1);
      if (channels[i] === "atm") expect(categories[i]).toBe("cash");
    }
    expect(new Set(rows.text("direction"))).toEqual(new Set(["in", "out"]));
  });

  test("vary in size as payments do, and rest on Sundays", () => {
    const rows = collect(transactionBatches({ customers: 3000 }));
    expect(new Set(rows.number("amount")).size).toBeGreaterThan(5000);
    const sundays = rows.text("date").filter((date) => new Date(date).getUTCDay() === 0).length;
    expect(sundays / rows.rowCount).toBeLessThan(0.1);
    expect(sundays / rows.rowCount).toBeGreaterThan(0.03);
  });

  test("are the same for any batch size, in batches of whole customers", () => {
    const options = { customers: 400, seed: 8 };
    const small = [...transactionBatches({ ...options, batchCustomers: 7 })];
    expect(collect(small).rows).toEqual(collect(transactionBatches(options)).rows);
    expect(small.length).toBe(Math.ceil(400 / 7));
    const lasts = small.map((batch) => batch.values[0][batch.rowCount - 1]);
    small.slice(1).forEach((batch, i) => {
      expect(batch.values[0][0]).not.toBe(lasts[i]);
    });
  });
});
