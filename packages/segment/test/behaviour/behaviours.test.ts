import { describe, expect, test } from "vitest";
import { behaviours, type Column, profile } from "../../src/index.js";
import { plainProfile } from "../persona/plain-profile.js";
import { category, customers, numeric } from "../support/customers.js";

const size = 120;
const rows = Array.from({ length: size }, (_, i) => i);
const labels = Uint8Array.from(rows, (i) => (i < 40 ? 0 : 1));
const describe_ = { role: "describe" } as const;

function behavioursOf(columns: readonly Column[], minCell = 10) {
  const table = customers(numeric("income", rows), ...columns);
  return behaviours(table, labels, plainProfile(table, labels, 2, minCell));
}

describe("behaviours", () => {
  test("clicks per impression, by channel and over all, best first", () => {
    const [first, second] = behavioursOf([
      numeric(
        "fb impressions",
        rows.map(() => 10),
        describe_,
      ),
      numeric(
        "fb clicks",
        rows.map((i) => (i < 40 ? 1 : 2)),
        describe_,
      ),
      numeric(
        "insta impressions",
        rows.map(() => 20),
        describe_,
      ),
      numeric(
        "insta clicks",
        rows.map((i) => (i < 40 ? 4 : 1)),
        describe_,
      ),
      numeric(
        "total clicks",
        rows.map((i) => (i < 40 ? 5 : 3)),
        describe_,
      ),
      numeric(
        "total impressions",
        rows.map(() => 30),
        describe_,
      ),
    ]);
    expect(first.channels.map(({ channel, here }) => [channel, here])).toEqual([
      ["Instagram", 0.2],
      ["Facebook", 0.1],
    ]);
    expect(first.channels[0]).toMatchObject({
      impressions: 800,
      clicks: 160,
      others: 0.05,
      all: 240 / 2400,
      count: 40,
    });
    expect(first.clickThrough).toMatchObject({ here: 200 / 1200, others: 240 / 2400, all: 440 / 3600 });
    expect(second.channels[0].channel).toBe("Facebook");
  });

  test("products held, and the next likely one: surely more than others, and not held by most", () => {
    const holds = (share: (i: number) => boolean, name: string) =>
      numeric(
        `products owned: ${name}`,
        rows.map((i) => (share(i) ? 1 : 0)),
        { ...describe_, listOf: "products owned" },
      );
    const [first, second] = behavioursOf(
      [
        holds((i) => (i < 40 ? i % 10 !== 0 : i % 2 === 0), "Account"),
        holds((i) => (i < 40 ? i % 2 === 0 : i % 5 === 0), "Fund"),
        holds((i) => i % 3 === 0, "Card"),
      ],
      1,
    );
    expect(first.products.map(({ product, here }) => [product, here])).toEqual([
      ["Account", 0.9],
      ["Fund", 0.5],
      ["Card", 14 / 40],
    ]);
    expect(first.nextProduct).toMatchObject({ product: "Fund", here: 0.5, others: 0.2, lift: 2.5 });
    expect(first.nextProduct!.liftInterval!.low).toBeGreaterThan(1);
    expect(second.nextProduct).toBeNull();
  });

  test("deposits, withdrawals, borrowing, internet banking and uptake by their column names", () => {
    const [first] = behavioursOf(
      [
        numeric(
          "total_deposits",
          rows.map((i) => (i < 40 ? 100.5 : 50)),
          { ...describe_, unit: "$" },
        ),
        numeric(
          "total_withdrawals",
          rows.map((i) => i + 0.5),
          describe_,
        ),
        numeric(
          "has_loan",
          rows.map((i) => (i % 2 === 0 ? 1 : 0)),
          describe_,
        ),
        numeric(
          "loan amount",
          rows.map((i) => 1000 * i),
          describe_,
        ),
        numeric(
          "uses internet banking",
          rows.map((i) => (i % 3 === 0 ? 1 : 0)),
          describe_,
        ),
        numeric(
          "has customer bought product",
          rows.map((i) => (i % 4 === 0 ? 1 : 0)),
          describe_,
        ),
      ],
      1,
    );
    expect(first.deposits).toMatchObject({ label: "deposits", unit: "$", mean: 100.5, median: 100.5, others: 50 });
    expect(first.withdrawals).toMatchObject({ label: "withdrawals", mean: 20, count: 40 });
    expect(first.borrowing).toMatchObject([{ column: "has_loan", here: 0.5, others: 0.5 }]);
    expect(first.borrowed).toMatchObject([{ column: "loan amount", mean: 19500 }]);
    expect(first.internetBanking).toMatchObject({ here: 14 / 40, count: 40 });
    expect(first.uptake).toMatchObject([{ here: 0.25, interval: expect.any(Object) }]);
  });

  test("what the profile withholds stays withheld, sensitive columns play no part", () => {
    const rare = numeric(
      "has_loan",
      rows.map((i) => (i < 3 ? 1 : 0)),
      describe_,
    );
    const table = customers(
      numeric("income", rows),
      rare,
      category(
        "x",
        rows.map(() => "a"),
      ),
    );
    const withheld = profile(table, { values: new Float64Array(size), rowCount: size, featureCount: 1 }, labels, 2, {
      recipe: { mode: "none", steps: [], dimensions: [] },
    });
    expect(behaviours(table, labels, withheld)[0].borrowing).toEqual([]);
    const hidden = numeric(
      "has_loan",
      rows.map((i) => i % 2),
      { ...describe_, sensitive: true },
    );
    expect(behavioursOf([hidden], 1)[0].borrowing).toEqual([]);
  });

  test("hardly any impressions tell nothing; more clicks than impressions are no response", () => {
    const few = [
      numeric(
        "fb impressions",
        rows.map(() => 1),
        describe_,
      ),
      numeric(
        "fb clicks",
        rows.map(() => 1),
        describe_,
      ),
    ];
    expect(behavioursOf(few, 1)[0].channels).toEqual([]);
    const odd = [
      numeric(
        "fb impressions",
        rows.map(() => 10),
        describe_,
      ),
      numeric(
        "fb clicks",
        rows.map(() => 11),
        describe_,
      ),
    ];
    expect(behavioursOf(odd, 1)[0].channels).toEqual([]);
  });
});
