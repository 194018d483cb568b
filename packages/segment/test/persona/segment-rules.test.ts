import { createRandom } from "@coterie/kmeans";
import { describe, expect, test } from "vitest";
import { defaultVocabulary } from "../../src/index.js";
import { segmentRules } from "../../src/persona/segment-rules.js";
import { category, customers, numeric } from "../support/customers.js";

const labels = new Map([
  ["txn", "transactions"],
  ["amount", "withdrawals"],
]);

/** 400 customers: txn rises, amount falls in halves, gender is a coin. */
function table() {
  const random = createRandom(3);
  const rows = Array.from({ length: 400 }, (_, i) => i);
  return customers(
    numeric(
      "txn",
      rows.map((i) => i % 20),
    ),
    numeric(
      "amount",
      rows.map((i) => (i < 200 ? 10 + (i % 7) : 100 + (i % 7))),
    ),
    numeric(
      "gender",
      rows.map(() => random.below(2)),
      { sensitive: true },
    ),
    category(
      "region",
      rows.map((i) => (i % 4 === 0 ? "North" : "South")),
    ),
    numeric(
      "loan",
      rows.map((i) => (i % 20 > 14 ? 1 : 0)),
    ),
  );
}

describe("segmentRules", () => {
  test("one condition where one will do, and it is exact", () => {
    const segmentOf = Uint8Array.from({ length: 400 }, (_, i) => (i < 200 ? 0 : 1));
    const [low, high] = segmentRules(table(), segmentOf, 2, labels, { minCell: 10, vocabulary: defaultVocabulary });
    expect(low).toMatchObject({ text: "withdrawals at most 16", recall: 1, precision: 1 });
    expect(low!.conditions).toEqual([
      { column: "amount", label: "withdrawals", sensitive: false, operator: "<=", value: expect.any(Number) },
    ]);
    expect(high!.conditions).toHaveLength(1);
    expect(high!.recall).toBe(1);
  });

  test("two conditions where it takes two, categories and flags among them", () => {
    const { columns } = table();
    const txn = (columns[0] as { values: Float64Array }).values;
    const segmentOf = Uint8Array.from(txn, (count, i) => (count > 14 && i >= 200 ? 0 : i % 4 === 0 ? 1 : 2));
    const [first] = segmentRules(table(), segmentOf, 3, labels, { minCell: 10, vocabulary: defaultVocabulary });
    expect(first!.conditions).toHaveLength(2);
    expect(first).toMatchObject({ recall: 1, precision: 1 });
  });

  test("a protected column is used only where nothing else will do", () => {
    const bank = table();
    const gender = (bank.columns[2] as { values: Float64Array }).values;
    const byGender = Uint8Array.from(gender);
    expect(segmentRules(bank, byGender, 2, labels, { minCell: 10, vocabulary: defaultVocabulary })[1]).toMatchObject({
      text: "gender: yes",
      conditions: [{ sensitive: true }],
    });
    const byAmount = Uint8Array.from({ length: 400 }, (_, i) => (i < 200 ? 0 : 1));
    for (const rule of segmentRules(bank, byAmount, 2, labels, { minCell: 10, vocabulary: defaultVocabulary }))
      expect(rule!.conditions.every(({ sensitive }) => !sensitive)).toBe(true);
  });

  test("misses and false catches below the minimum cell count as none; so few hits give no rule", () => {
    const bank = table();
    const segmentOf = Uint8Array.from({ length: 400 }, (_, i) => (i < 200 || i > 394 ? 0 : 1));
    const [first] = segmentRules(bank, segmentOf, 2, labels, { minCell: 10, vocabulary: defaultVocabulary });
    expect(first).toMatchObject({ recall: 1, precision: 1 });
    const rare = Uint8Array.from({ length: 400 }, (_, i) => (i < 5 ? 0 : 1));
    expect(segmentRules(bank, rare, 2, labels, { minCell: 10, vocabulary: defaultVocabulary })[0]).toBeNull();
  });

  test("a table that no condition splits gives none", () => {
    const flat = customers(numeric("same", new Array(50).fill(7)));
    expect(segmentRules(flat, new Uint8Array(50), 1, labels, { minCell: 10, vocabulary: defaultVocabulary })).toEqual([
      null,
    ]);
  });

  test("shares count every customer; a missing value fulfils no condition", () => {
    const rows = Array.from({ length: 200 }, (_, i) => i);
    const bank = customers(
      numeric(
        "balance",
        rows.map((i) => (i % 10 === 0 ? null : i)),
      ),
    );
    const segmentOf = Uint8Array.from(rows, (i) => (i < 100 ? 0 : 1));
    const [low] = segmentRules(bank, segmentOf, 2, new Map(), { minCell: 10, vocabulary: defaultVocabulary });
    const at = Number(low!.conditions[0].value);
    const holding = rows.filter((i) => i % 10 !== 0 && i <= at);
    const hits = holding.filter((i) => segmentOf[i] === 0).length;
    const amiss = holding.length - hits;
    expect(low!.recall).toBeCloseTo(hits / 100, 12);
    expect(low!.precision).toBeCloseTo(hits / (hits + (amiss < 10 ? 0 : amiss)), 12);
  });
});
