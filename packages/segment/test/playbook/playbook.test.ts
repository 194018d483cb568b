import { describe, expect, test } from "vitest";
import { playbook, type Rule } from "../../src/index.js";
import { cell, personaOf, profileOf, trait } from "./small-profile.js";

const base = [
  cell("transaction_count", 7),
  cell("income/month", 9057),
  cell("total_withdrawals", 639),
  cell("loyalty score", 402),
];

describe("playbook", () => {
  test("the original study's four kinds of customers get four kinds of approach, each with its numbers", () => {
    const read = (usage: string, income: string, loyalty: string, budget: string) =>
      personaOf(
        trait("usage", usage, "transaction_count", 13),
        trait("income", income, "income/month", 12136),
        trait("loyalty", loyalty, "loyalty score", 207.4),
        trait("budget", budget, "total_withdrawals", 156.25),
      );
    const approaches = playbook(profileOf(base, base, base, base, base), [
      read("frequent", "high", "medium", "semi-budget conscious"),
      read("occasional", "medium", "medium", "not budget conscious"),
      read("very frequent", "high", "medium", "very budget conscious"),
      read("semi-frequent", "medium", "low", "not budget conscious"),
    ]);
    expect(approaches.map(({ objective, because }) => ({ objective, because }))).toEqual([
      {
        objective: "deepen",
        because: ["median transaction count 13 (all customers 7)", "median income/month 12,136 (all customers 9,057)"],
      },
      { objective: "activate", because: ["median transaction count 13 (all customers 7)"] },
      {
        objective: "save",
        because: [
          "median income/month 12,136 (all customers 9,057)",
          "median total withdrawals 156 (all customers 639)",
        ],
      },
      { objective: "retain", because: ["median loyalty score 207 (all customers 402)"] },
    ]);
  });

  test("the first rule that holds is taken", () => {
    const rule = (name: string, traits: Rule["traits"]): Rule => ({
      name,
      traits,
      behaviour: null,
      objective: "retain",
      offer: "o",
      channels: [],
      message: "m",
      avoid: null,
    });
    const rules = [
      rule("both", { usage: ["a"], income: ["b"] }),
      rule("one", { usage: ["a", "c"] }),
      rule("late", { usage: ["c"] }),
    ];
    const chosen = (...traits: readonly [string, string][]): string =>
      playbook(
        profileOf(base, base),
        [personaOf(...traits.map(([concept, level]) => trait(concept, level, "x", 1)))],
        rules,
      )[0].rule;
    expect(chosen(["usage", "a"], ["income", "b"])).toBe("both");
    expect(chosen(["usage", "a"], ["income", "c"])).toBe("one");
    expect(chosen(["usage", "c"])).toBe("one");
    expect(chosen(["usage", "d"])).toBe("stay-in-touch");
  });

  test("a share is cited as one", () => {
    const profile = profileOf([{ ...cell("has_loan", 0), mean: 0.16 }], []);
    const [approach] = playbook(profile, [personaOf(trait("borrowing", "more often", "has_loan", 0.369, true))]);
    expect(approach).toMatchObject({
      rule: "protect-borrowers",
      because: ["has loan: yes for 36.9% (all customers 16%)"],
    });
  });

  test("behaviour fires a rule when it is a quarter above or a fifth below, never from nothing", () => {
    const all = [cell("total clicks", 10), cell("total impressions", 100)];
    const clicks = (count: number) => [cell("total clicks", count), cell("total impressions", 100)];
    const profile = profileOf(all, clicks(12), clicks(12.5));
    const rules = playbook(profile, [personaOf(), personaOf()]);
    expect(rules.map(({ rule }) => rule)).toEqual(["stay-in-touch", "deepen-responsive"]);
    expect(rules[1].because).toEqual(["click-through 12.5% (all customers 10%)"]);
    const nobody = [{ ...cell("uses internet banking", 0) }];
    expect(playbook(profileOf(nobody, nobody), [personaOf()])[0].rule).toBe("stay-in-touch");
  });

  test("always answers, with a number", () => {
    const profile = profileOf([], [cell("x", 1, 42)], [cell("x", null, null)]);
    expect(playbook(profile, [personaOf(), personaOf()]).map(({ because }) => because)).toEqual([
      ["42 customers with values, no trait that tells them from the others"],
      ["fewer than 10 customers in every cell, no trait that tells them from the others"],
    ]);
  });
});
