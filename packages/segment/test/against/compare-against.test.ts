import { createRandom } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { changesBetween } from "../../src/against/changes-between.js";
import { unseenShare } from "../../src/against/unseen-share.js";
import { type CustomerTable, compareAgainst } from "../../src/index.js";
import { category, customers, numeric } from "../support/customers.js";
import { laterRefusal } from "../support/refusal.js";

const random = createRandom(11);
const n = 600;
const group = Array.from({ length: n }, (_, row) => row % 3);
const features = [
  numeric(
    "income",
    group.map((g) => 10 * g + random.normal()),
  ),
  numeric(
    "visits",
    group.map((g) => (g === 1 ? 10 : 0) + random.normal()),
  ),
];

function bank(old: readonly (string | null)[], worth: readonly number[]): CustomerTable {
  return customers(
    ...features,
    category("tier", old, { role: "describe" }),
    numeric("worth", worth, { role: "value" }),
  );
}

describe("our segments beside the bank's own", () => {
  const tiers = ["bronze", "gold", "silver"];

  it("says keep the old one where it tells as much", async () => {
    const same = await compareAgainst(
      bank(
        group.map((g) => tiers[g]),
        group.map((g) => 100 * g + random.normal()),
      ),
      "tier",
    );
    expect(same).toMatchObject({ k: 3, customers: n, adjustedRandIndex: 1, keep: "theirs" });
    expect(same.sentence).toBe(
      "Keep tier, the old one: of customers not seen before, our 3 segments explain 100% against 100% of worth; that is not more by a point, and a change costs.",
    );
    expect(same.changes).toHaveLength(3);
    for (const change of same.changes) expect(change).toMatch(/^\w+ goes mostly to segment \d \(100%\)$/);
  });

  it("says keep the old one where it tells more", async () => {
    const old = Array.from({ length: n }, () => tiers[random.below(3)]);
    const kept = await compareAgainst(
      bank(
        old,
        old.map((tier) => tiers.indexOf(tier) + 0.1 * random.normal()),
      ),
      "tier",
    );
    expect(kept.keep).toBe("theirs");
    expect(kept.explained).toMatchObject([{ column: "worth", kind: "value" }]);
    expect(kept.explained[0].theirs).toBeGreaterThan(0.95);
    expect(kept.explained[0].ours).toBeLessThan(0.05);
  });

  it("keeps ours where the old one tells nothing", async () => {
    const old = Array.from({ length: n }, () => tiers[random.below(2)]);
    const found = await compareAgainst(
      bank(
        old,
        group.map((g) => 50 * g + random.normal()),
      ),
      "tier",
    );
    expect(found).toMatchObject({ k: 2, keep: "ours" });
    expect(found.sentence).toMatch(
      /^The 2 segments found tell more than tier: of customers not seen before, our 2 segments explain \d+% against 0% of worth\.$/,
    );
  });

  it("leaves out who has none of the old segments, and puts rare ones together", async () => {
    const old = group.map((g, row) => (row < 60 ? null : row < 66 ? "tiny" : row < 72 ? "small" : tiers[g]));
    const found = await compareAgainst(
      bank(
        old,
        group.map((g) => g),
      ),
      "tier",
    );
    expect(found.customers).toBe(540);
    expect(found.existing.map(({ level, size }) => [level, size])).toEqual([
      ["bronze", 176],
      ["gold", 176],
      ["silver", 176],
      ["other", 12],
    ]);
    // No cell of one to nine customers is told.
    for (const { size, shares } of found.existing) {
      for (const share of shares) expect(share === null || share === 0 || share * size >= 10).toBe(true);
    }
  });

  it("compares at most twenty segments", async () => {
    const cells = Array.from({ length: n }, (_, row) => `cell ${String(row % 30).padStart(2, "0")}`);
    const found = await compareAgainst(
      bank(
        cells,
        group.map((g) => g),
      ),
      "tier",
      { restarts: 1 },
    );
    expect(found.k).toBe(20);
    expect(found.existing.at(-1)).toMatchObject({ level: "other", size: 11 * 20 });
  });
});

it("the share told is of rows that took no part: means of the seen, deviations of the unseen", () => {
  const target = { column: "y", kind: "outcome" as const, values: [Float64Array.from([0, 10, 2, 8])] };
  const labels = Uint8Array.from([0, 1, 0, 1]);
  // Seen: 0 in segment 0, 10 in segment 1, mean 5. Unseen 2 and 8: (9 + 9) all, (4 + 4) left.
  expect(unseenShare(target, labels, 2, Uint32Array.from([0, 1]), Uint32Array.from([2, 3]))).toBeCloseTo(
    1 - 8 / 18,
    12,
  );
});

it("splits and merges are told by their shares", () => {
  expect(
    changesBetween(
      [
        { level: "gold", size: 100, shares: [0.55, 0.41, 0.04] },
        { level: "silver", size: 100, shares: [0.05, 0.05, 0.9] },
        { level: "bronze", size: 50, shares: [null, 0.1, 0.9] },
        { level: "lead", size: 20, shares: [0.1, 0.1, 0.1] },
      ],
      3,
    ),
  ).toEqual([
    "gold splits into segment 1 (55%) and segment 2 (41%)",
    "silver goes mostly to segment 3 (90%)",
    "bronze goes mostly to segment 3 (90%)",
    "lead scatters: no segment takes in a fifth of it",
    "segment 3 merges silver (64% of it) and bronze (32% of it)",
  ]);
});

describe("what cannot be compared is refused in words", () => {
  const table = customers(
    ...features,
    category(
      "tier",
      group.map(() => "one"),
      { role: "describe" },
    ),
    { kind: "unread", name: "note", role: "ignore", why: "free text", sensitive: false },
  );
  it.each([
    ["rank", "--against must name a column of the table; got rank. Columns at hand: income, visits, tier, note."],
    [
      "note",
      "--against must name a column of few segments; note was not read (free text). Group its values in the source.",
    ],
    ["income", "--against must name a column that is not clustered; income is a feature. Leave it out of --features."],
    ["tier", "--against must name at least two segments of 10 customers or more; tier has 1. Name another column."],
  ])("%s", async (name, says) => {
    expect(await laterRefusal(compareAgainst(table, name))).toBe(`bad-option: ${says}`);
  });
});
