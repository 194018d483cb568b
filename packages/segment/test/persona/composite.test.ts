import { expect, test } from "vitest";
import { defaultVocabulary, profile } from "../../src/index.js";
import { columnLabels } from "../../src/persona/column-labels.js";
import { composites } from "../../src/persona/composite.js";
import { category, customers, numeric } from "../support/customers.js";

const recipe = { mode: "none", steps: [], dimensions: [] } as const;

function compositesOf(table: ReturnType<typeof customers>, labels: Uint8Array, minCell = 10) {
  const matrix = { values: new Float64Array(table.rowCount), rowCount: table.rowCount, featureCount: 1 };
  const profiled = profile(table, matrix, labels, 2, { recipe, minCell });
  return composites(table, profiled, [[], []], defaultVocabulary, columnLabels(table, defaultVocabulary));
}

const rows = Array.from({ length: 100 }, (_, i) => i);
const halves = Uint8Array.from(rows, (i) => (i < 50 ? 0 : 1));

test("is put together from medians and commonest levels, says so, and names nothing sensitive", () => {
  const table = customers(
    numeric(
      "Total_Trans_Ct",
      rows.map((i) => 2 * i),
    ),
    numeric(
      "income",
      rows.map((i) => 100.5 + i),
      { unit: "$" },
    ),
    numeric(
      "has_loan",
      rows.map((i) => (i % 5 === 0 ? 0 : 1)),
    ),
    category(
      "contract",
      rows.map((i) => (i % 3 === 0 ? "basic" : "plus")),
    ),
    numeric(
      "age",
      rows.map((i) => 20 + i),
      { sensitive: true },
    ),
    category(
      "education",
      rows.map(() => "school"),
    ),
    category(
      "gender",
      rows.map((i) => (i % 2 === 0 ? "f" : "m")),
      { role: "protected" },
    ),
  );
  expect(compositesOf(table, halves)[0]).toEqual({
    sentence:
      "A composite, no real customer, put together from the middle of each number: transactions 49, income $125, loan yes and contract plus.",
    values: [
      { column: "Total_Trans_Ct", label: "transactions", statistic: "median", value: 49, unit: null },
      { column: "income", label: "income", statistic: "median", value: 125, unit: "$" },
      { column: "has_loan", label: "loan", statistic: "mode", value: "yes", unit: null },
      { column: "contract", label: "contract", statistic: "mode", value: "plus", unit: null },
    ],
  });
});

test("is nobody's row: values are given up while fewer customers than the minimum cell have them all", () => {
  // An odd number of customers: the medians are values of one and the same customer, all three of them.
  const odd = rows.slice(0, 99);
  const labels = Uint8Array.from(odd, (i) => (i < 51 ? 0 : 1));
  const same = customers(
    numeric("income", odd),
    numeric(
      "balance",
      odd.map((i) => 3 * i),
    ),
    numeric(
      "visits",
      odd.map((i) => i % 2),
    ),
  );
  expect(compositesOf(same, labels)[0]).toBeNull();
  const crowd = customers(
    numeric(
      "products owned count",
      odd.map(() => 2),
    ),
    numeric(
      "income",
      odd.map(() => 10),
    ),
  );
  expect(compositesOf(crowd, labels)[0]?.values).toHaveLength(2);
});

test("a commonest level that may not be the commonest is not said", () => {
  // Eleven small levels are withheld; together they outweigh the largest that is shown.
  const levels = rows.map((i) => (i % 10 < 2 ? "plain" : `level ${i % 40}`));
  const table = customers(
    category("tariff", levels),
    numeric("income", rows),
    numeric(
      "balance",
      rows.map((i) => i + 0.5),
    ),
  );
  const labels = [...(compositesOf(table, halves)[0]?.values ?? [])].map(({ label }) => label);
  expect(labels).not.toContain("tariff");
});
