import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCsv, readCustomers } from "../../src/index.js";
import { numbersOf, tableFile } from "../support/table-file.js";

/** A customer with cells that need looking at: formats, missing values, categories, lists, dates. */
const customer = fc.record({
  income: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 9999 }).map(String) },
    fc.constantFrom("NA", "", "x"),
  ),
  balance: fc.integer({ min: -99999, max: 99999 }).map((n) => `€ ${(n / 100).toFixed(2)}`),
  city: fc.constantFrom("Rome", "Oslo", "Zürich", ""),
  gender: fc.constantFrom("m", "f"),
  active: fc.constantFrom("yes", "no", "?"),
  owned: fc.constantFrom("['A']", "['B', 'A']", "[]", ""),
  joined: fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10)),
});

type Customer = { readonly income: string; readonly [name: string]: string };

function write(name: string, customers: readonly Customer[], ids: readonly string[] | null): string {
  const names = ["income", "balance", "city", "gender", "active", "owned", "joined"];
  const columns = [...(ids === null ? [] : ["customer_id"]), ...names].map((column) => ({
    name: column,
    kind: "id" as const,
  }));
  const rows = customers.map((row, i) => [...(ids === null ? [] : [ids[i]]), ...names.map((column) => row[column])]);
  return tableFile(name, formatCsv(columns, rows));
}

const order = (n: number) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: n },
  );
const shuffled = fc
  .array(customer, { minLength: 3, maxLength: 25 })
  .chain((customers) => fc.tuple(fc.constant(customers), order(customers.length)));

describe("canonical order", () => {
  test.each([true, false])("law: the order of the rows never matters (with an id: %s)", async (withId) => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ([customers, permutation]) => {
        const ids = customers.map((_, i) => `K${i * 37}`);
        const read = async (name: string, rows: readonly number[]) => {
          const file = write(
            name,
            rows.map((i) => customers[i]),
            withId ? rows.map((i) => ids[i]) : null,
          );
          const { sourceRows: _, warnings, ...table } = await readCustomers(file);
          // Row numbers of this file are for its reader only.
          return { ...table, warnings: warnings.filter(({ code }) => !code.endsWith("-rows")) };
        };
        const first = await read(
          "first.csv",
          customers.map((_, i) => i),
        );
        expect(await read("second.csv", permutation)).toEqual(first);
      }),
      { numRuns: 12, verbose: 1 },
    );
  });

  test("without an id rows go by their values, missing first", async () => {
    const table = await readCustomers(tableFile("values.csv", "x,z\n2,1\n10,3\n,5\n2,0\n"));
    expect(numbersOf(table, "x")).toEqual([Number.NaN, 2, 2, 10]);
    expect(numbersOf(table, "z")).toEqual([5, 0, 1, 3]);
    expect([...table.sourceRows]).toEqual([3, 4, 1, 2]);
  });

  test("the hash tells tables apart by a value, a name and an id, and threads do not matter", async () => {
    const hashOf = async (text: string, threads = 1) =>
      (await readCustomers(tableFile("hash.csv", text), { threads })).hash;
    const base = await hashOf("id,x\na,1\nb,2\n");
    expect(await hashOf("id,x\na,1\nb,2\n", 3)).toBe(base);
    expect(await hashOf("id,x\na,1\nb,2.5\n")).not.toBe(base);
    expect(await hashOf("id,z\na,1\nb,2\n")).not.toBe(base);
    expect(await hashOf("id,x\na,1\nc,2\n")).not.toBe(base);
    expect(await hashOf("id,x\nb,2\na,1.0\n")).toBe(base);
    expect(await hashOf("id,x\na,-0.0\nb,2\n")).toBe(await hashOf("id,x\na,0\nb,2\n"));
  });
});
