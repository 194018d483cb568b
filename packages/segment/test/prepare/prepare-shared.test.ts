import { describe, expect, it } from "vitest";
import { type Column, prepare, prepareShared } from "../../src/index.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";
import { slowHelper } from "../support/slow-helper.js";

const rowCount = 70_000;

/** With its values where threads share them. */
function inSharedMemory(column: Column): Column {
  if (column.kind === "unread") return column;
  const values = column.kind === "numeric" ? column.values : column.codes;
  const buffer = new SharedArrayBuffer(values.byteLength);
  new Uint8Array(buffer).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return column.kind === "numeric"
    ? { ...column, values: new Float64Array(buffer) }
    : { ...column, codes: new Int32Array(buffer) };
}

function column(name: string, of: (row: number) => number | null): Column {
  return inSharedMemory(
    numeric(
      name,
      Array.from({ length: rowCount }, (_, row) => of(row)),
    ),
  );
}

const balance = column("balance", (row) => ((row * 7919) % 10_007) / 100);
const income = column("income", (row) => (row % 13 === 5 ? null : Math.exp(((row * 31) % 997) / 100)));
const hasLoan = column("has loan", (row) => Number(row % 7 === 3));
const region = inSharedMemory(
  category(
    "region",
    Array.from({ length: rowCount }, (_, row) => ["North", "South", null][row % 3]),
  ),
);
const same = column("same", () => 1);

describe("prepareShared", () => {
  it("gives the bytes that one thread gives, warnings and weights too", async () => {
    const table = customers(balance, income, hasLoan, region, same);
    for (const options of [
      {},
      { mode: "plain" as const },
      { weights: [{ columns: ["balance", "income"], countAs: 1 }] },
    ]) {
      const { helper, done } = slowHelper();
      const shared = await prepareShared(table, options, [helper]);
      expect(shared).toEqual(prepare(table, options));
      expect(done.length).toBeGreaterThan(1);
    }
  });

  it("refuses in the same words, whoever fitted the column", async () => {
    const table = customers(balance, hasLoan, income);
    const { helper } = slowHelper();
    const refused = await prepareShared(table, { mode: "none" }, [helper]).catch((error) => error);
    expect(refusal(() => prepare(table, { mode: "none" }))).toBe(`${refused.code}: ${refused.message}`);
  });

  it("asks no helper for columns that would have to be copied", async () => {
    const { helper, done } = slowHelper();
    const values = Array.from({ length: rowCount }, (_, row) => row % 10);
    await prepareShared(customers(balance, numeric("visits", values)), {}, [helper]);
    expect(done).toEqual([]);
  });
});

describe("who decides the distances", () => {
  it("is told from the deviations of steps as from the rows", () => {
    const told = prepare(customers(balance, hasLoan), { mode: "plain" }).recipe.dimensions;
    expect(told.map(({ distanceShare }) => distanceShare)).toEqual([0.5, 0.5]);
    const auto = prepare(customers(balance, hasLoan)).recipe.dimensions;
    const variance = (1 / 7) * (6 / 7);
    expect(auto[1].distanceShare).toBeCloseTo(variance / (1 + variance), 12);
  });
});
