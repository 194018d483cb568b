import { describe, expect, test } from "vitest";
import { playbook, type Rule } from "../../src/index.js";
import { guardOf, playbookOf, ruleOf } from "./small-playbook.js";
import { behaviourSeen, cell, personaOf, profileOf, trait } from "./small-profile.js";

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
    const approaches = playbook(
      profileOf(base, base, base, base, base),
      [
        read("frequent", "high", "medium", "semi-budget conscious"),
        read("occasional", "medium", "medium", "not budget conscious"),
        read("very frequent", "high", "medium", "very budget conscious"),
        read("semi-frequent", "medium", "low", "not budget conscious"),
      ],
      [null, null, null, null],
    );
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
    const rule = (name: string, traits: Rule["traits"]): Rule => ruleOf(name, { traits });
    const rules = [
      rule("both", { usage: ["a"], income: ["b"] }),
      rule("one", { usage: ["a", "c"] }),
      rule("late", { usage: ["c"] }),
    ];
    const chosen = (...traits: readonly [string, string][]): string =>
      playbook(
        profileOf(base, base),
        [personaOf(...traits.map(([concept, level]) => trait(concept, level, "x", 1)))],
        [null],
        playbookOf(rules),
      )[0].rule;
    expect(chosen(["usage", "a"], ["income", "b"])).toBe("both");
    expect(chosen(["usage", "a"], ["income", "c"])).toBe("one");
    expect(chosen(["usage", "c"])).toBe("one");
    expect(chosen(["usage", "d"])).toBe("stay-in-touch");
  });

  test("a share is cited as one", () => {
    const profile = profileOf([{ ...cell("has_loan", 0), mean: 0.16 }], []);
    const [approach] = playbook(
      profile,
      [personaOf(trait("borrowing", "more often", "has_loan", 0.369, true))],
      [null],
    );
    expect(approach).toMatchObject({
      rule: "protect-borrowers",
      because: ["has loan: yes for 36.9% (all customers 16%)"],
    });
  });

  test("behaviour fires a rule when it is a quarter above or a fifth below, never from nothing", () => {
    const clicks = (here: number) => behaviourSeen({ clickThrough: { here, all: 0.1 } });
    const approaches = playbook(profileOf([], [], []), [personaOf(), personaOf()], [clicks(0.12), clicks(0.125)]);
    expect(approaches.map(({ rule }) => rule)).toEqual(["stay-in-touch", "deepen-responsive"]);
    expect(approaches[1].because).toEqual(["click-through 12.5% (all customers 10%)"]);
    const nobody = behaviourSeen({ internetBanking: { here: 0, all: 0 } });
    expect(playbook(profileOf([], []), [personaOf()], [nobody])[0].rule).toBe("stay-in-touch");
  });

  test("always answers, with a number", () => {
    const profile = profileOf([], [cell("x", 1, 42)], [cell("x", null, null)]);
    expect(playbook(profile, [personaOf(), personaOf()], [null, null]).map(({ because }) => because)).toEqual([
      ["42 customers with values, no trait that tells them from the others"],
      ["fewer than 10 customers in every cell, no trait that tells them from the others"],
    ]);
  });

  test("a guard that holds passes a rule over, stands beside the next, and cites its numbers", () => {
    const rules = [ruleOf("lend", { offerKind: "credit" }), ruleOf("write", { channels: ["phone", "letter"] })];
    const guards = [
      guardOf("owes", { traits: { borrowing: ["much"] }, never: "Lend", forbids: ["credit"] }),
      guardOf("calls", { behaviour: { "internet banking": "above" }, forbidsChannels: ["phone"] }),
    ];
    const profile = profileOf([cell("loan amount", 500)], [], []);
    const [owing, other] = playbook(
      profile,
      [personaOf(trait("borrowing", "much", "loan amount", 9000)), personaOf()],
      [behaviourSeen({ internetBanking: { here: 0.4, all: 0.2 } }), null],
      playbookOf(rules, guards),
    );
    expect(owing).toMatchObject({
      rule: "write",
      channels: ["letter"],
      passedOver: [{ rule: "lend", guard: "owes" }],
      guards: [
        { name: "owes", never: "Lend", because: ["median loan amount 9,000 (all customers 500)"] },
        { name: "calls", because: ["internet banking used by 40% (all customers 20%)"] },
      ],
    });
    expect(other).toMatchObject({ rule: "lend", passedOver: [], guards: [] });
  });

  test("no cadence allows more than the cap over all approaches", () => {
    const often = ruleOf("often", { cadence: { contacts: 6, days: 30 } });
    const [approach] = playbook(profileOf([], []), [personaOf()], [null], playbookOf([often]));
    expect(approach.cadence).toEqual({ contacts: 4, days: 30 });
    const rare = ruleOf("rare", { cadence: { contacts: 1, days: 90 } });
    expect(playbook(profileOf([], []), [personaOf()], [null], playbookOf([rare]))[0].cadence).toEqual(rare.cadence);
  });

  test("channels stand by shrunk click-through: nine clicks of a hundred do not beat eight hundred of ten thousand", () => {
    const seen = (few: number) =>
      behaviourSeen({
        channels: [
          { channel: "A", here: few / 100, all: 0.05, impressions: 100, clicks: few, interval: null },
          { channel: "B", here: 0.08, all: 0.08, impressions: 10_000, clicks: 800, interval: null },
        ],
      });
    const many = (clicks: number) =>
      behaviourSeen({
        channels: [
          { channel: "A", here: clicks / 1e5, all: 0.05, impressions: 1e5, clicks, interval: null },
          { channel: "B", here: 0.08, all: 0.08, impressions: 10_000, clicks: 800, interval: null },
        ],
      });
    const [small] = playbook(
      profileOf([], [], [], []),
      [personaOf(), personaOf(), personaOf()],
      [seen(9), many(5000), many(5100)],
    );
    expect(small.responses.map(({ channel }) => channel)).toEqual(["B", "A"]);
    expect(small.responses[1].raw).toBe(0.09);
    expect(small.responses[1].rate).toBeLessThan(0.06);
  });
});
