import { describe, expect, it } from "vitest";
import {
  adviseCarve,
  type Carved,
  type CustomerTable,
  checkSegmentation,
  clusteredCustomers,
  labelsWithRules,
  score,
  serializeSegmentation,
} from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";
import { segmentTable } from "../support/segment-bank.js";

function carvedBy(
  table: CustomerTable,
  ...rules: readonly (readonly [string, (row: number) => boolean])[]
): CustomerTable {
  const codes = Int32Array.from({ length: table.rowCount }, (_, row) => rules.findIndex(([, holds]) => holds(row)));
  const carved: Carved = { rules: rules.map(([name]) => ({ name, condition: `${name} rule` })), codes };
  return { ...table, carved };
}

describe("customers whom a rule takes out", () => {
  const table = carvedBy(smallBank(300), ["Private", (row) => row < 12], ["Staff", (row) => row % 20 === 0]);

  it("are not clustered, and come back as segments after the clustered ones", () => {
    const rest = clusteredCustomers(table);
    expect(rest.rowCount).toBe(300 - 12 - 14);
    const labels = labelsWithRules(table, new Uint8Array(rest.rowCount), 3);
    expect(labels.slice(0, 21)).toEqual(Uint8Array.from([...new Array(12).fill(3), ...new Array(8).fill(0), 4]));
  });

  it("stand in the model beside the rest, and score as they were taken", async () => {
    const { model, labels } = await segmentTable(table, [3]);
    expect(model.k).toBe(3);
    expect(model.segments.map(({ id, name, size, rule }) => [id, name, size, rule?.condition ?? null])).toEqual([
      [1, "Segment 1", expect.any(Number), null],
      [2, "Segment 2", expect.any(Number), null],
      [3, "Segment 3", expect.any(Number), null],
      [4, "Private", 12, "Private rule"],
      [5, "Staff", 14, "Staff rule"],
    ]);
    expect(model.segments.reduce((sum, { size }) => sum + size, 0)).toBe(300);
    const read = checkSegmentation(JSON.parse(serializeSegmentation(model)));
    const scored = score(read, table);
    expect(scored.segmentIds).toEqual(labels.map((label) => label + 1));
    expect([scored.distances[0], scored.margins[0], scored.runnerUps[0]]).toEqual([Number.NaN, Number.NaN, 0]);
    expect(scored.distances[13]).toBeGreaterThan(0);
  });

  it("cannot be scored by a table that was read without the rules", async () => {
    const { model } = await segmentTable(table, [3]);
    expect(refusal(() => score(model, smallBank(300)))).toBe(
      "bad-data: the table must be read with the rules of the model (Private rule; Staff rule); got none. Read it with these as its carve.",
    );
  });
});

describe("rules that cannot be", () => {
  const table = customers(numeric("a", [1, 2, 3, 4]));
  it.each([
    [[["All", () => true]], "carve.All must leave customers to cluster; takes all 4. Tighten the condition."],
    [
      [
        ["Low", (row: number) => row < 2],
        ["High", (row: number) => row === 2],
      ],
      "carve.Low and carve.High must leave customers to cluster; leave one of 4. Tighten the conditions.",
    ],
    [
      [["None", () => false]],
      'carve.None must take at least one customer; "None rule" takes none of 4. Loosen the condition, or remove it.',
    ],
  ] as const)("%j", (rules, says) => {
    expect(refusal(() => clusteredCustomers(carvedBy(table, ...rules)))).toBe(`bad-data: ${says}`);
  });
});

describe("the rule to paste", () => {
  const worth = (top: number): CustomerTable =>
    customers(
      numeric(
        "id",
        Array.from({ length: 1000 }, (_, i) => i),
      ),
      numeric(
        "total worth",
        Array.from({ length: 1000 }, (_, i) => (i < 985 ? 100 + (i % 50) : top)),
        { role: "value" },
      ),
    );

  it("is given where two in a hundred hold a fifth of the value", () => {
    // 15 customers with 3,000 each hold 45,000 of 45,000 + 985 × about 124.
    expect(adviseCarve(worth(3000), 10)).toMatchObject({
      condition: '"total worth" > 150',
      threshold: 150,
      customers: 0.015,
    });
    expect(adviseCarve(worth(3000), 10)?.sentence).toBe(
      `1.5% of customers hold 27% of total worth: inside a segment they hide, and pull its figures. To take them out first, put this in the config: carve: {Top: '"total worth" > 150'}.`,
    );
  });

  it("is not given where they hold less, are fewer than the minimum cell, or nothing is the value", () => {
    expect(adviseCarve(worth(1000), 10)).toBeNull();
    expect(adviseCarve(worth(3000), 30)).toBeNull();
    expect(adviseCarve(customers(numeric("a", [1, 2, 3])), 1)).toBeNull();
  });
});
