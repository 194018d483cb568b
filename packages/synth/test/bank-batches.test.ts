import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bankBatches } from "../src/index.js";
import { collect } from "./collect.js";
import { correlation, median } from "./statistics.js";

const study = fileURLToPath(new URL("../../../../shared/data/original_bank.csv", import.meta.url));
const studyMissing = !existsSync(study) && process.env.COTERIE_REQUIRE_ALL !== "1";

describe("bankBatches", () => {
  test("has the study's columns, then dates and permissions", () => {
    const [batch] = bankBatches({ customers: 1 });
    expect(batch.columns.map(({ name, kind }) => `${name}: ${kind}`)).toMatchInlineSnapshot(`
      [
        "customer id: id",
        "age: integer",
        "age group: text",
        "gender: integer",
        "income/month: number",
        "account balance: number",
        "loyalty score: number",
        "education level: integer",
        "products owned: text",
        "type of campaign(s): text",
        "duration of campaign(s) (days): integer",
        "total ad spend: number",
        "product type advertised: text",
        "prev campaign success: text",
        "product cost: integer",
        "has customer bought product: integer",
        "fb impressions: integer",
        "fb clicks: integer",
        "insta impressions: integer",
        "insta clicks: integer",
        "tw impressions: integer",
        "tw clicks: integer",
        "total clicks: integer",
        "total impressions: integer",
        "CTR: number",
        "uses internet banking: integer",
        "has_loan: integer",
        "total_withdrawals: number",
        "total_deposits: number",
        "transaction_count: integer",
        "Facebook: integer",
        "Twitter: integer",
        "Instagram: integer",
        "Email: integer",
        "sign-up date: text",
        "objection: text",
        "consent email: text",
        "consent facebook: text",
        "consent twitter: text",
        "consent instagram: text",
      ]
    `);
  });

  test.skipIf(studyMissing)(
    "begins with the header of ../shared/data/original_bank.csv (skipped where that file is absent)",
    () => {
      const header = readFileSync(study, "utf8").split(/\r?\n/, 1)[0];
      const [batch] = bankBatches({ customers: 1 });
      const names = batch.columns.map(({ name }) => name);
      expect(names.slice(0, header.split(",").length).join(",")).toBe(header);
    },
  );

  test("is the same for any batch size, seed for seed", () => {
    fc.assert(
      fc.property(
        fc.record({
          customers: fc.integer({ min: 1, max: 60 }),
          seed: fc.integer({ min: 0, max: 4_294_967_295 }),
          overlap: fc.constantFrom(0, 0.3),
          missing: fc.constantFrom(0, 0.2),
        }),
        fc.integer({ min: 1, max: 70 }),
        (options, batchCustomers) => {
          const small = [...bankBatches({ ...options, batchCustomers })];
          expect(collect(small).rows).toEqual(collect(bankBatches(options)).rows);
          expect(small.every((batch) => batch.rowCount <= batchCustomers)).toBe(true);
          expect(collect(small).rowCount).toBe(options.customers);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("a larger bank begins with the smaller one, and another seed is another bank", () => {
    const rows = collect(bankBatches({ customers: 200 })).rows;
    expect(rows.slice(0, 50)).toEqual(collect(bankBatches({ customers: 50 })).rows);
    expect(collect(bankBatches({ customers: 200, seed: 1 })).rows.filter((row, i) => row === rows[i])).toEqual([]);
  });

  test("can be passed over twice", () => {
    const batches = bankBatches({ customers: 30 });
    expect(collect(batches).rows).toEqual(collect(batches).rows);
  });

  test("holds nothing that cannot be, at any seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), fc.constantFrom(0, 0.5, 1), (seed, overlap) => {
        expectPossible(collect(bankBatches({ customers: 300, seed, overlap })));
      }),
      { numRuns: 15 },
    );
  });

  test("money is skewed, counts are overdispersed, and columns go together", () => {
    const bank = collect(bankBatches());
    for (const name of ["income/month", "account balance", "total_withdrawals", "total_deposits"]) {
      const values = bank.number(name);
      expect(values.reduce((a, b) => a + b) / values.length, name).toBeGreaterThan(1.1 * median(values));
    }
    const counts = bank.number("transaction_count");
    const average = counts.reduce((a, b) => a + b) / counts.length;
    expect(counts.reduce((a, b) => a + (b - average) ** 2, 0) / counts.length).toBeGreaterThan(3 * average);
    expect(correlation(bank.number("income/month"), bank.number("account balance"))).toBeGreaterThan(0.3);
    expect(correlation(bank.number("age"), bank.number("CTR"))).toBeLessThan(-0.1);
  });

  test("no value gives a column away: none is constant, and decimals do not repeat", () => {
    const bank = collect(bankBatches());
    for (const name of bank.names) expect(new Set(bank.text(name)).size, name).toBeGreaterThan(1);
    expect(new Set(bank.number("income/month")).size).toBeGreaterThan(0.95 * bank.rowCount);
  });

  test("missing empties that share of the number cells and changes no other", () => {
    const options = { customers: 3000, seed: 5 };
    const [whole, holed] = [collect(bankBatches(options)), collect(bankBatches({ ...options, missing: 0.1 }))];
    const [{ columns }] = bankBatches({ customers: 1 });
    for (const { name, kind } of columns) {
      const [before, after] = [whole.text(name), holed.text(name)];
      const empty = after.filter((value) => value === "NaN").length / after.length;
      if (kind === "id" || kind === "text") expect(after, name).toEqual(before);
      else {
        expect(Math.abs(empty - 0.1), name).toBeLessThan(0.025);
        expect(after.every((value, i) => value === "NaN" || value === before[i])).toBe(true);
      }
    }
  });

  test("300,000 customers pass through without being kept", () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const bytes = () => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    let rows = 0;
    let settled = 0;
    for (const batch of bankBatches({ customers: 300_000 })) {
      rows += batch.rowCount;
      if (settled === 0) settled = bytes();
    }
    expect(rows).toBe(300_000);
    expect(bytes() - settled).toBeLessThan(10_000_000);
  }, 120_000);
});

function expectPossible(bank: ReturnType<typeof collect>): void {
  const of = Object.fromEntries(bank.names.map((name) => [name, bank.text(name)]));
  for (let i = 0; i < bank.rowCount; i++) {
    const text = (name: string) => of[name][i];
    const number = (name: string) => Number(of[name][i]);
    expect(number("customer id")).toBe(i + 1);
    expect(number("age")).toBeGreaterThanOrEqual(18);
    const [youngest, oldest] = text("age group").split("-").map(Number);
    expect(number("age") >= youngest && number("age") <= oldest).toBe(true);
    for (const name of ["income/month", "account balance", "total_withdrawals", "total_deposits", "total ad spend"])
      expect(number(name)).toBeGreaterThan(0);
    expect(number("loyalty score") >= 0 && number("loyalty score") <= 1000).toBe(true);
    expect([0, 1, 2, 3]).toContain(number("education level"));
    expect(number("transaction_count")).toBeGreaterThanOrEqual(2);
    expect(number("product cost")).toBe(100 * ("ABCDE".indexOf(text("product type advertised")) + 1));

    const owned = items(text("products owned"));
    expect(new Set(owned).size).toBe(owned.length);
    const campaign = items(text("type of campaign(s)"));
    expect(campaign.length).toBeGreaterThan(0);
    const networks = [
      ["fb", "Facebook"],
      ["insta", "Instagram"],
      ["tw", "Twitter"],
    ];
    for (const [short, name] of networks) {
      expect(number(`${short} clicks`)).toBeLessThanOrEqual(number(`${short} impressions`));
      expect(number(`${short} impressions`) > 0).toBe(campaign.includes(name));
    }
    for (const channel of ["Facebook", "Instagram", "Twitter", "Email"]) {
      if (campaign.includes(channel)) expect(number(channel)).toBe(1);
      const consents = text(`consent ${channel.toLowerCase()}`);
      if (consents === "yes") expect(number(channel)).toBe(1);
      if (text("objection") === "yes") expect(consents).toBe("no");
    }
    const sum = (what: string) => networks.reduce((total, [short]) => total + number(`${short} ${what}`), 0);
    expect(number("total clicks")).toBe(sum("clicks"));
    expect(number("total impressions")).toBe(sum("impressions"));
    expect(Math.abs(number("CTR") - number("total clicks") / number("total impressions"))).toBeLessThanOrEqual(
      0.000051,
    );

    expect(text("sign-up date")).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(text("sign-up date") < "2026-06-30").toBe(true);
    const yearsWithUs = (Date.UTC(2026, 5, 30) - Date.parse(text("sign-up date"))) / (365.25 * 86_400_000);
    expect(number("age") + 1 - yearsWithUs).toBeGreaterThanOrEqual(18 - 1 / 365);
  }
}

function items(list: string): string[] {
  expect(list).toMatch(/^\[('[A-Za-z]+'(, '[A-Za-z]+')*)?\]$/);
  return [...list.matchAll(/'([A-Za-z]+)'/g)].map((match) => match[1]);
}
