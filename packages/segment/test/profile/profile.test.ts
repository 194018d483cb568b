import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CustomerTable, type Profile, prepare, profile } from "../../src/index.js";
import { rulesOutNothing } from "../support/attacker.js";
import { smallBank } from "../support/bank.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";

function describeTable(table: CustomerTable, labels: readonly number[], k: number, minCell: number): Profile {
  const { recipe, matrix } = prepare(table);
  return profile(table, matrix, Uint8Array.from(labels), k, { minCell, recipe });
}

describe("profile", () => {
  it("describes a numeric column by hand: 1 2 3 10 against 20 30 and a missing one", () => {
    const table = customers(numeric("x", [1, 2, 3, 10, 20, 30, null], { unit: "%" }));
    const { base, segments } = describeTable(table, [0, 0, 0, 0, 1, 1, 1], 2, 1);
    expect(base.numeric).toEqual([{ column: "x", count: 6, mean: 11, median: 6.5, q25: 2.25, q75: 17.5 }]);
    const [first, second] = segments.map(({ numeric: [column] }) => column);
    expect(first).toMatchObject({ count: 4, mean: 4, median: 2.5, q25: 1.75, q75: 4.75, cliffsDelta: -1 });
    expect(first.index).toBeCloseTo((100 * 4) / 11, 12);
    expect(first.medianPercentile).toBeCloseTo(2 / 6, 12);
    // Squares 50 and 50 over 4 degrees of freedom.
    expect(first.difference).toBeCloseTo((4 - 25) / 5, 12);
    expect(second).toMatchObject({ count: 2, mean: 25, cliffsDelta: 1 });
    expect(second.difference).toBeCloseTo(21 / 5, 12);
  });

  it("takes differences of skewed money on the logarithmic scale it was clustered on, described columns too", () => {
    const skewed = [0, 1, 2, 3, 4, 5, 900, 2];
    const table = customers(numeric("balance", skewed), numeric("deposits", skewed, { role: "describe" }));
    const [first] = describeTable(table, [0, 0, 0, 0, 0, 1, 1, 1], 2, 1).segments;
    const logs = skewed.map(Math.log1p);
    const mean = (list: number[]): number => list.reduce((a, b) => a + b) / list.length;
    const squares = (list: number[]): number => list.reduce((sum, x) => sum + (x - mean(list)) ** 2, 0);
    const [here, other] = [logs.slice(0, 5), logs.slice(5)];
    const expected = (mean(here) - mean(other)) / Math.sqrt((squares(here) + squares(other)) / 6);
    expect(first.numeric.map(({ difference }) => difference)).toEqual([
      expect.closeTo(expected, 12),
      expect.closeTo(expected, 12),
    ]);
  });

  it("gives no index where signs mix or the mean is 0", () => {
    const table = customers(numeric("net", [-1, 2, 3, 4]), numeric("debt", [-1, -2, -3, -6]));
    const [first] = describeTable(table, [0, 0, 1, 1], 2, 1).segments;
    expect(first.numeric.map(({ index }) => index)).toEqual([null, 50]);
  });

  it("describes a category by share and lift among customers with a value", () => {
    const table = customers(
      numeric("x", [1, 2, 3, 4, 5, 6]),
      category("region", ["N", "S", "N", "N", "S", null], { levels: ["E", "N", "S"] }),
    );
    const { base, segments } = describeTable(table, [0, 0, 0, 1, 1, 1], 2, 1);
    expect(base.categories).toEqual([
      {
        column: "region",
        levels: [
          { level: "N", count: 3, share: 0.6, lift: 1 },
          { level: "S", count: 2, share: 0.4, lift: 1 },
        ],
      },
    ]);
    expect(segments[0].categories[0].levels[0]).toEqual({ level: "N", count: 2, share: 2 / 3, lift: 2 / 3 / 0.6 });
    expect(segments[1].categories[0].levels[1]).toEqual({ level: "S", count: 1, share: 0.5, lift: 1.25 });
  });

  it("names no level that few customers have", () => {
    const regions = [...Array.from({ length: 60 }, (_, i) => (i % 2 ? "N" : "S")), "Atoll", "Atoll"];
    const table = customers(
      numeric(
        "x",
        regions.map((_, i) => i),
      ),
      category("region", regions, { role: "describe" }),
    );
    const described = describeTable(
      table,
      regions.map((_, i) => (i < 30 ? 0 : 1)),
      2,
      10,
    );
    expect(described.base.categories[0].levels.map(({ level, count }) => [level, count])).toEqual([
      ["S", 30],
      ["other", 32],
    ]);
    expect(JSON.stringify(described)).not.toContain("Atoll");
  });

  it("profiles features, described, value and consent columns; audits protected and sensitive ones", () => {
    const table = smallBank(300);
    const described = describeTable(
      table,
      Array.from({ length: 300 }, (_, row) => row % 3),
      3,
      10,
    );
    expect(described.base.numeric.map(({ column }) => column)).toEqual([
      "age",
      "income",
      "transactions",
      "has loan",
      "clicks",
      "lifetime value",
      "e-mail consent",
    ]);
    expect(described.base.categories.map(({ column }) => column)).toEqual(["region", "product"]);
    expect(described.associations.map(({ column }) => column)).toEqual(["age", "gender"]);
    expect(described.minCell).toBe(10);
  });

  it("hides a segment with few values of a column, and a second one so that it does not follow", () => {
    const table = customers(
      numeric(
        "x",
        Array.from({ length: 60 }, (_, i) => (i >= 4 && i < 20 ? null : i)),
      ),
    );
    const { base, segments } = describeTable(
      table,
      Array.from({ length: 60 }, (_, i) => Math.floor(i / 20)),
      3,
      10,
    );
    expect(base.numeric[0].count).toBe(44);
    expect(segments.map(({ numeric: [{ count }] }) => count)).toEqual([null, null, 20]);
    expect(segments[0].numeric[0]).toEqual({
      column: "x",
      count: null,
      mean: null,
      median: null,
      q25: null,
      q75: null,
      difference: null,
      index: null,
      medianPercentile: null,
      cliffsDelta: null,
    });
  });

  it("hides a column that few customers have a value of, the base too", () => {
    const values = Array.from({ length: 40 }, (_, i) => (i < 30 ? null : i));
    const table = customers(
      numeric(
        "x",
        Array.from({ length: 40 }, (_, i) => i),
      ),
      numeric("rare", values.slice(1).concat(null)),
    );
    const { base, segments } = describeTable(
      table,
      Array.from({ length: 40 }, (_, i) => i % 2),
      2,
      11,
    );
    expect(base.numeric[1]).toEqual({ column: "rare", count: null, mean: null, median: null, q25: null, q75: null });
    expect(segments.map(({ numeric: [, { count }] }) => count)).toEqual([null, null]);
  });

  it("hides the mean of a flag that stands for few customers, which the mean would count", () => {
    const loans = [3, 20, 30].flatMap((ones) => Array.from({ length: 40 }, (_, i) => (i < ones ? 1 : 0)));
    const table = customers(
      numeric(
        "x",
        loans.map((_, i) => i),
      ),
      numeric("loan", loans),
    );
    const { segments, base } = describeTable(
      table,
      loans.map((_, i) => Math.floor(i / 40)),
      3,
      10,
    );
    expect(segments.map(({ numeric: [, { mean }] }) => mean)).toEqual([null, null, 0.75]);
    expect(base.numeric[1].mean).toBeCloseTo(53 / 120, 12);
  });

  it("shows a segment where nobody or everybody has a flag", () => {
    const loans = [0, 40, 20].flatMap((ones) => Array.from({ length: 40 }, (_, i) => (i < ones ? 1 : 0)));
    const table = customers(
      numeric(
        "x",
        loans.map((_, i) => i),
      ),
      numeric("loan", loans),
    );
    const { segments } = describeTable(
      table,
      loans.map((_, i) => Math.floor(i / 40)),
      3,
      10,
    );
    expect(segments.map(({ numeric: [, { mean }] }) => mean)).toEqual([0, 1, 0.5]);
  });

  it("lets no hidden flag or level be worked out from the numbers it shows", () => {
    const rows = fc.array(
      fc.record({
        label: fc.integer({ min: 0, max: 2 }),
        loan: fc.option(fc.integer({ min: 0, max: 1 }), { freq: 6 }),
        region: fc.option(fc.constantFrom("N", "S", "W"), { freq: 6 }),
      }),
      { minLength: 6, maxLength: 24 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const known = list.filter(({ loan }) => loan !== null).map(({ loan }) => loan);
        fc.pre(new Set(known).size === 2);
        const table = customers(
          numeric(
            "loan",
            list.map(({ loan }) => loan),
          ),
          category(
            "region",
            list.map(({ region }) => region),
            { role: "protected" },
          ),
          category(
            "home",
            list.map(({ region }) => region),
            { role: "describe" },
          ),
        );
        const { segments, base, associations } = describeTable(
          table,
          list.map(({ label }) => label),
          3,
          3,
        );
        const count = (label: number, of: (row: (typeof list)[number]) => boolean): number =>
          list.filter((row) => row.label === label && of(row)).length;
        const flagCells = [0, 1].flatMap((value) => [0, 1, 2].map((s) => count(s, ({ loan }) => loan === value)));
        const flagHidden = [0, 1, 2].map((s) => (segments[s].numeric[0].count === null ? 1 : 0));
        expect(
          rulesOutNothing(
            { counts: Float64Array.from(flagCells), levelCount: 2, groupCount: 3 },
            {
              cells: Uint8Array.from([...flagHidden, ...flagHidden]),
              totals: new Uint8Array(2).fill(base.numeric[0].count === null ? 1 : 0),
            },
          ),
        ).toEqual([]);
        flagCells.forEach((cell, at) => {
          if (flagHidden[at % 3] === 0) expect(cell === 0 || cell >= 3).toBe(true);
        });
        if (base.categories.length === 0) return;
        const levels = base.categories[0].levels.map(({ level }) => level);
        const shownAs = (region: string): string => (levels.includes(region) ? region : "other");
        const regionCells = levels.flatMap((level) =>
          [0, 1, 2].map((s) => count(s, ({ region }) => region !== null && shownAs(region) === level)),
        );
        const regionHidden = levels.flatMap((_, l) =>
          [0, 1, 2].map((s) => (segments[s].categories[0].levels[l].share === null ? 1 : 0)),
        );
        const audited = associations.find(({ column }) => column === "region");
        expect(levels.flatMap((_, l) => [0, 1, 2].map((s) => (audited?.shares[s][l] === null ? 1 : 0)))).toEqual(
          regionHidden,
        );
        if (levels.length < 2) return;
        expect(
          rulesOutNothing(
            { counts: Float64Array.from(regionCells), levelCount: levels.length, groupCount: 3 },
            {
              cells: Uint8Array.from(regionHidden),
              totals: Uint8Array.from(base.categories[0].levels, ({ count: total }) => (total === null ? 1 : 0)),
            },
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses a minimum cell that is none, and labels of other customers", () => {
    const table = customers(numeric("x", [1, 2, 3]));
    expect(refusal(() => describeTable(table, [0, 0, 1], 2, 0))).toBe(
      "bad-option: the minimum cell must be a whole number from 1; got 0. Choose another with --min-cell.",
    );
    expect(refusal(() => describeTable(table, [0, 1], 2, 10))).toBe(
      "bad-data: labels and matrix must have one entry for each of the 3 customers; got 2 and 3. Pass those of the same table.",
    );
  });
});
