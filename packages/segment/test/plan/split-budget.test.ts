import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestPossible, type ContactOption, type CustomerGroup, splitBudget } from "../../src/plan/split-budget.js";

const way = (channel: string, cost: number, profit: number, contacts = 1): ContactOption => ({
  channel,
  contacts,
  cost,
  profit,
});

describe("splitBudget", () => {
  test("spends where the next unit earns most, and upgrades when money is left", () => {
    const groups = [{ customers: 10, options: [way("e-mail", 1, 5), way("phone", 4, 8)] }];
    expect(splitBudget(groups, {}, 6)).toMatchObject({ taken: [{ option: 0, customers: 6 }], spent: 6, profit: 30 });
    expect(splitBudget(groups, {}, 25)).toEqual({
      taken: [
        { group: 0, option: 0, customers: 5 },
        { group: 0, option: 1, customers: 5 },
      ],
      spent: 25,
      profit: 65,
      stoppedBy: "budget",
    });
    expect(splitBudget(groups, {}, 100)).toMatchObject({
      spent: 40,
      profit: 80,
      stoppedBy: "no profitable contact left",
    });
  });

  test("spends nothing on what loses money", () => {
    expect(splitBudget([{ customers: 10, options: [way("letter", 1, -0.2)] }], {}, 50)).toEqual({
      taken: [],
      spent: 0,
      profit: 0,
      stoppedBy: "no profitable contact left",
    });
  });

  test("keeps within a channel's contacts, and takes a repeated contact only after the first", () => {
    const groups = [{ customers: 4, options: [way("phone", 2, 6), way("phone", 4, 7, 2)] }];
    expect(splitBudget(groups, { phone: 6 }, 100)).toMatchObject({
      taken: [
        { option: 0, customers: 2 },
        { option: 1, customers: 2 },
      ],
      profit: 26,
    });
  });

  // Every way to contact every customer, written out.
  test("equals brute force where costs are equal; else the best lies within what bestPossible says", () => {
    const group = (costs: fc.Arbitrary<number>) =>
      fc.record({
        customers: fc.integer({ min: 1, max: 3 }),
        options: fc.array(
          fc.record({
            channel: fc.constantFrom("a", "b"),
            contacts: fc.constant(1),
            cost: costs,
            profit: fc.integer({ min: -5, max: 20 }),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      });
    const budget = fc.integer({ min: 1, max: 20 });
    const equal = fc.array(group(fc.constant(2)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(equal, budget, (groups, money) => {
        expect(splitBudget(groups, {}, money).profit).toBeCloseTo(bruteForce(groups, {}, money), 9);
      }),
      { seed: 11, numRuns: 300 },
    );
    const mixed = fc.array(group(fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 3 });
    const most = fc.dictionary(fc.constantFrom("a", "b"), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(mixed, most, budget, (groups, limits, money) => {
        const split = splitBudget(groups, limits, money);
        const best = bruteForce(groups, limits, money);
        expect(split.spent).toBeLessThanOrEqual(money + 1e-9);
        expect(split.profit).toBeLessThanOrEqual(best + 1e-9);
        expect(best).toBeLessThanOrEqual(bestPossible(groups, limits, money) + 1e-6);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  // Each line falls (1, 0.5, 0.25 …) and has customers of its own: Fox's case, where marginal allocation is exact.
  test("equals brute force on concave responses of one cost under one channel limit", () => {
    const line = fc.record({
      customers: fc.integer({ min: 1, max: 2 }),
      first: fc.integer({ min: 1, max: 20 }),
      fall: fc.constantFrom(0.5, 0.8),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 12 }), (lines, money) => {
        const groups = lines.map(({ customers, first, fall }) => ({
          customers,
          options: [
            way("a", 1, first),
            way("a", 2, first * (1 + fall), 2),
            way("a", 3, first * (1 + fall + fall ** 2), 3),
          ],
        }));
        const limits = { a: 5 };
        const best = bruteForce(groups, limits, money);
        expect(splitBudget(groups, limits, money).profit).toBeCloseTo(best, 9);
        expect(bestPossible(groups, limits, money)).toBeGreaterThanOrEqual(best - 1e-6);
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});

function bruteForce(groups: readonly CustomerGroup[], most: Readonly<Record<string, number>>, budget: number): number {
  const people = groups.flatMap(({ customers, options }) => Array.from({ length: customers }, () => options));
  const search = (at: number, rest: number, left: Readonly<Record<string, number>>): number => {
    if (at === people.length) return 0;
    let best = search(at + 1, rest, left);
    for (const { channel, contacts, cost, profit } of people[at]) {
      const room = left[channel] ?? Number.POSITIVE_INFINITY;
      if (cost > rest || contacts > room) continue;
      best = Math.max(best, profit + search(at + 1, rest - cost, { ...left, [channel]: room - contacts }));
    }
    return best;
  };
  return search(0, budget, most);
}
