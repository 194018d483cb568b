import { createRandom } from "@coterie/kmeans";
import { describe, expect, it, vi } from "vitest";
import { acceptAll, type CustomerTable, inspect, prepare } from "../../src/index.js";
import { category, customers, numeric } from "../support/customers.js";
import { laterRefusal } from "../support/refusal.js";

vi.setConfig({ testTimeout: 60_000 });

/** Two groups told by income and visits, and a column of every kind that gives reason for advice. */
function bank(n = 600): CustomerTable {
  const random = createRandom(7);
  const group = Array.from({ length: n }, (_, row) => row % 2);
  const income = group.map((g) => 100 * Math.exp(8 * 0 + 4 * g + 0.3 * random.normal()));
  const visits = group.map((g) => 5 + 20 * g + random.below(6));
  const deposits = group.map(() => 50 + 10 * random.normal());
  const withdrawals = group.map(() => 30 + 5 * random.normal());
  return customers(
    { kind: "unread", name: "id", role: "id", why: "test", sensitive: false },
    numeric("income", income),
    numeric("visits", visits),
    numeric(
      "income again",
      income.map((x) => 2 * x),
    ),
    numeric("deposits", deposits),
    numeric("withdrawals", withdrawals),
    numeric(
      "flow",
      deposits.map((x, row) => x - withdrawals[row]),
    ),
    numeric(
      "card number",
      group.map((_, row) => 100_000 + 7 * ((row * 211) % n)),
    ),
    numeric(
      "score",
      group.map((_, row) => (row % 10 === 3 ? -999 : 300 + random.below(80))),
    ),
    numeric(
      "has vault",
      group.map((_, row) => (row < 2 ? 1 : 0)),
    ),
    numeric(
      "savings",
      group.map((_, row) => (row % 3 === 0 ? 0 : 1000 + 100 * random.normal())),
    ),
    numeric(
      "fees",
      group.map((_, row) => (row % 100 === 7 ? -5000 : 20 + 4 * random.normal())),
    ),
    numeric(
      "days since call",
      group.map((_, row) => (row % 4 === 0 ? 1 + random.below(90) : -1)),
      { role: "describe" },
    ),
    category(
      "gender",
      group.map((g) => (random.float() < 0.1 + 0.8 * g ? "f" : "m")),
      { role: "protected" },
    ),
  );
}

describe("advice on a table with something of everything wrong", async () => {
  const table = bank();
  const inspection = await inspect(table);
  const of = (kind: string) => inspection.advice.filter((each) => each.kind === kind);

  it("counts codes as missing, in described columns too", () => {
    expect(of("sentinel").map(({ accept, why }) => [accept.columns, why])).toEqual(
      expect.arrayContaining([
        [
          { score: { missing: [-999] } },
          '60 customers (10%) have it, and no other value is negative: it stands for "not known", or "never"',
        ],
        [
          { "days since call": { missing: [-1] } },
          '450 customers (75%) have it, and no other value is negative: it stands for "not known", or "never"',
        ],
      ]),
    );
    expect(of("sentinel").find(({ columns }) => columns[0] === "days since call")?.effect).toBeNull();
  });

  it("leaves out what repeats, adds up, numbers customers, or is the same for nearly all", () => {
    expect(of("duplicate").map(({ columns }) => columns)).toEqual([["income again", "income"]]);
    expect(of("function").map(({ columns }) => columns)).toEqual([["flow", "deposits", "withdrawals"]]);
    expect(of("id-like").map(({ columns }) => columns)).toEqual([["card number"]]);
    expect(of("constant").map(({ why }) => why)).toEqual([
      "one value stands for 99.5% of customers or more: it tells hardly anyone apart",
    ]);
    for (const kind of ["duplicate", "function", "id-like", "constant"]) {
      expect(of(kind)[0].proposed).toBe(true);
      expect(Object.values(of(kind)[0].accept.columns!)).toEqual([{ drop: true }]);
    }
  });

  it("offers to split none from how much, and limits where a few took a column over", () => {
    expect(of("zero-inflation")).toMatchObject([{ accept: { columns: { savings: { split: true } } } }]);
    const [limited] = of("outliers");
    expect(limited).toMatchObject({ columns: ["fees"], proposed: true });
    expect(limited.why).toMatch(/^fewer than 10 customers lie there and hold 9\d% of the column's say/);
    const [low, high] = limited.accept.columns!.fees.limits!;
    expect(high).toBeNull();
    expect(low).toBeGreaterThan(-50);
  });

  it("names the stand-ins, and each K's association", () => {
    expect(inspection.standIns.map(({ feature }) => feature)).toEqual(
      expect.arrayContaining(["income", "income again", "visits"]),
    );
    const [two] = inspection.associationsByK;
    expect(two.k).toBe(2);
    expect(two.associations[0].column).toBe("gender");
  });

  it("accepts everything proposed in one configuration, which prepares", () => {
    const { columns, weights } = inspection.accepted;
    expect(columns).toMatchObject({ "income again": { drop: true }, score: { missing: [-999] } });
    expect(prepare(table, { columns, weights }).recipe.steps.map(({ column }) => column)).toEqual(
      expect.arrayContaining(["income", "visits", "fees"]),
    );
  });

  it("shows the share of distance and of separation, adding up to 1 on either side", () => {
    for (const side of ["plain", "kept"] as const) {
      const parts = inspection.distance!.columns.flatMap((row) => row[side] ?? []);
      expect(parts.reduce((sum, { distance }) => sum + distance, 0)).toBeCloseTo(1, 9);
      expect(parts.reduce((sum, { separation }) => sum + separation, 0)).toBeCloseTo(1, 9);
    }
    expect(inspection.distance!.columns.find(({ column }) => column === "gender")).toMatchObject({ kept: null });
  });

  it("tells no share that stands for fewer customers than the minimum cell, or leaves out fewer", () => {
    const vault = inspection.columns.find(({ column }) => column === "has vault");
    expect(vault).toMatchObject({ mostFrequent: 1, missing: 0 });
  });

  it("says the same of the same customers twice", async () => {
    expect(await inspect(table)).toEqual(inspection);
  });
});

it("advises nothing where nothing stands out", async () => {
  const random = createRandom(3);
  const group = Array.from({ length: 300 }, (_, row) => row % 3);
  const around = (at: number): number => at + random.normal();
  const inspection = await inspect(
    customers(
      numeric(
        "a",
        group.map((g) => around(8 * g)),
      ),
      numeric(
        "b",
        group.map((g) => around(g === 1 ? 8 : 0)),
      ),
    ),
  );
  expect(inspection.advice).toEqual([]);
  expect(inspection.accepted).toEqual({});
  expect(inspection.asIs).toMatchObject({ verdict: "natural", k: 3 });
});

it("offers block weights where columns count twice, and a short list", async () => {
  const random = createRandom(5);
  const age = Array.from({ length: 500 }, () => random.normal());
  const near = (): number[] => age.map((x) => x + 0.3 * random.normal());
  const other = age.map(() => random.normal());
  const inspection = await inspect(
    customers(
      numeric("income", near()),
      numeric("balance", near()),
      numeric("limit", near()),
      numeric(
        "clicks",
        other.map((x) => x + 0.5 * random.normal()),
      ),
      numeric(
        "views",
        other.map((x) => x + 0.5 * random.normal()),
      ),
    ),
  );
  expect(inspection.blocks).toEqual([
    ["income", "balance", "limit"],
    ["clicks", "views"],
  ]);
  const [block] = inspection.advice.filter(({ kind }) => kind === "block");
  expect(block.accept.weights).toEqual([{ columns: ["income", "balance", "limit"], countAs: expect.any(Number) }]);
  // Correlations near 0.92: 9 / (3 + 6 · 0.84) = 1.1.
  expect(block.accept.weights![0].countAs).toBeCloseTo(1.1, 1);
  expect(inspection.advice.at(-1)).toMatchObject({ kind: "short-list", columns: expect.arrayContaining(["clicks"]) });
});

it("says what stands in the way where the advice leaves nothing to cluster", async () => {
  const ids = Array.from({ length: 100 }, (_, row) => row + 1);
  const inspection = await inspect(
    customers(
      numeric("number", ids),
      numeric(
        "flag",
        ids.map(() => 1),
      ),
    ),
  );
  expect(inspection.accepted.columns).toEqual({ number: { drop: true } });
  expect(inspection.obstacle).toMatch(
    /^clustering needs at least one numeric or yes\/no column that varies; got none\. flag is the same .*number \(describe: left out of clustering by the settings\)/,
  );
});

it("stops when asked", async () => {
  const signal = AbortSignal.abort();
  expect(await laterRefusal(inspect(bank(60), { signal }))).toMatch(/^aborted: /);
});

it("a column that is dropped stands in no block", () => {
  expect(
    acceptAll([
      { columns: { a: { missing: [-1] } } },
      { weights: [{ columns: ["a", "b"], countAs: 1 }] },
      { columns: { a: { drop: true, split: true } } },
    ]),
  ).toEqual({ columns: { a: { missing: [-1], drop: true } } });
});
