import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CustomerTable, defaultVocabulary, personas, SegmentError } from "../../src/index.js";
import { customers, numeric } from "../support/customers.js";
import { plainProfile } from "./plain-profile.js";

const twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const quarters = Uint8Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);

function sentences(table: CustomerTable, labels: Uint8Array, k: number): readonly string[] {
  return personas(table, labels, plainProfile(table, labels, k)).map(({ sentence }) => sentence);
}

describe("personas", () => {
  test("reads usage, income, loyalty and budget in this order, whatever the order of the columns", () => {
    const table = customers(
      numeric("total_withdrawals", twelve),
      numeric("loyalty score", twelve.toReversed()),
      numeric("account balance", twelve),
      numeric("income/month", twelve),
      numeric("transaction_count", twelve),
    );
    expect(sentences(table, quarters, 4)).toEqual([
      "occasional users, low income, high loyalty, very budget conscious",
      "semi-frequent users, medium income, medium loyalty, semi-budget conscious",
      "frequent users, medium income, medium loyalty, semi-budget conscious",
      "very frequent users, high income, low loyalty, not budget conscious",
    ]);
  });

  test("carries the number under every word", () => {
    const table = customers(numeric("income", twelve));
    const [lowest] = personas(table, quarters, plainProfile(table, quarters, 4));
    expect(lowest.traits).toEqual([
      {
        concept: "income",
        level: "low",
        phrase: "low income",
        column: "income",
        label: "income",
        unit: null,
        statistic: "median",
        value: 2,
        all: 6.5,
        interval: null,
        levelRule: "quantiles",
        threshold: { from: null, to: 1 + 11 / 3 },
        position: 1.5 / 12,
        from: 0,
        to: 1 / 3,
        effect: -1,
        count: 3,
        sharedWith: [],
        apart: null,
      },
    ]);
  });

  test("fills up with further concepts, then with columns by their own name, the most telling first", () => {
    const blurred = [1, 2, 9, 3, 5, 6, 4, 7, 8, 10, 11, 12];
    const table = customers(
      numeric("hats", blurred),
      numeric("shoe_size", twelve),
      numeric("account balance", blurred),
      numeric("savings", twelve),
      numeric("income", twelve),
    );
    const [first, , , last] = sentences(table, quarters, 4);
    expect(first).toBe("low income, low savings, low balance, low shoe size");
    expect(last).toBe("high income, high savings, high balance, high shoe size");
  });

  test("a further column that says the same of everyone is left out, a column of the core is not", () => {
    const same = twelve.map((_, i) => i % 3);
    const table = customers(numeric("income", same), numeric("balance", same), numeric("hats", same));
    expect(new Set(sentences(table, quarters, 4))).toEqual(new Set(["medium income"]));
  });

  test("reads 0/1 columns by lift", () => {
    const holds = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const table = customers(numeric("has_loan", holds), numeric("is_vip", holds), numeric("Facebook", holds));
    const [first, second] = sentences(table, quarters, 4);
    expect(first).toBe("often has a loan, often vip, often with facebook");
    expect(second).toBe("rarely has a loan, rarely vip, rarely with facebook");
    const [trait] = personas(table, quarters, plainProfile(table, quarters, 4))[0].traits;
    expect(trait).toMatchObject({ statistic: "share", value: 1, position: 4, from: 2, to: 4, effect: 1, count: 3 });
  });

  test("cells the profile suppresses give no word, the others still do", () => {
    const table = customers(
      numeric("income", twelve),
      numeric("balance", [...twelve.slice(0, 9), ...[10, null, null]]),
    );
    const spoken = personas(table, quarters, plainProfile(table, quarters, 4, 2));
    expect(spoken.map(({ traits }) => traits.map(({ concept }) => concept))).toEqual([
      ["income", "balance"],
      ["income", "balance"],
      ["income", "balance"],
      ["income"],
    ]);
  });

  test("without a column to speak of it says so", () => {
    const table = customers(
      numeric("age", twelve, { sensitive: true }),
      numeric(
        "empty",
        twelve.map(() => null),
      ),
    );
    expect(sentences(table, quarters, 4)[0]).toBe("customers without a telling trait");
  });

  test("one segment stands in the middle of everything", () => {
    const table = customers(numeric("transactions", twelve), numeric("income", twelve), numeric("loyalty", twelve));
    expect(sentences(table, new Uint8Array(12), 1)).toEqual(["frequent users, medium income, medium loyalty"]);
  });

  test("refuses labels of another table or profile, and concepts without a middle", () => {
    const table = customers(numeric("income", twelve));
    const profile = plainProfile(table, quarters, 4);
    const refusal = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        return error instanceof SegmentError ? `${error.code}: ${error.message}` : "another error";
      }
      return "no error";
    };
    expect(refusal(() => personas(table, quarters.subarray(1), profile))).toBe(
      "bad-data: labels must have one entry a customer (12); got 11. Pass the labels of this table.",
    );
    expect(refusal(() => personas(table, new Uint8Array(12).fill(4), profile))).toBe(
      "bad-data: labels must be from 0 to 3 (segments of the profile); got 4 in row 1. Pass the profile of these labels.",
    );
    expect(
      refusal(() =>
        personas(table, quarters, profile, { vocabulary: { ...defaultVocabulary, unknownLevels: ["low", "high"] } }),
      ),
    ).toBe(
      "bad-option: levels of columns without a concept must be three or more, for a middle one to fall back to; got 2. Add levels.",
    );
  });

  test("ties, gaps and twenty segments: every segment the same concepts, positions in range, evidence as profiled", () => {
    const cell = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 }), fc.constant(0));
    const row = fc.tuple(fc.integer({ min: 0, max: 19 }), cell, cell, cell, fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 20 }), (rows, k) => {
        const labels = Uint8Array.from(rows, ([label]) => label % k);
        const table = customers(
          numeric(
            "income",
            rows.map((r) => r[1]),
            { measure: "count" },
          ),
          numeric(
            "total withdrawals",
            rows.map((r) => r[2]),
            { measure: "count" },
          ),
          numeric(
            "odd column",
            rows.map((r) => r[3]),
            { measure: "count" },
          ),
          numeric(
            "has_loan",
            rows.map((r) => r[4]),
            { measure: "flag" },
          ),
        );
        const profile = plainProfile(table, labels, k);
        const spoken = personas(table, labels, profile);
        expect(spoken).toHaveLength(k);
        expect(spoken).toEqual(personas(table, labels, profile));
        for (const [segment, { traits }] of spoken.entries()) {
          for (const trait of traits) {
            const own = profile.segments[segment].numeric.find(({ column }) => column === trait.column);
            expect(trait.value).toBe(trait.statistic === "share" ? own?.mean : own?.median);
            expect(trait.effect).toBeCloseTo(own?.cliffsDelta ?? 0, 12);
            expect(trait.count).toBe(own?.count);
            if (trait.statistic === "median") expect(trait.position).toBeCloseTo(own?.medianPercentile ?? -1, 12);
            for (const id of trait.sharedWith) {
              const twin = spoken[id - 1].traits.find(({ column }) => column === trait.column);
              expect(twin?.phrase).toBe(trait.phrase);
              expect(twin?.sharedWith).toContain(segment + 1);
            }
          }
        }
      }),
    );
  });
});
