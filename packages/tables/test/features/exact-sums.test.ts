import { transactionBatches } from "@coterie/synth";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { writeTable } from "../../src/index.js";
import { needsSharedData, sharedData, sharedDataIsAbsent } from "../support/shared-data.js";
import { placeOf } from "../support/table-file.js";
import { featuresAt, type MadeFeatures } from "./features-of.js";

/** What DuckDB itself makes of a file, every value as text. */
async function query(sql: string): Promise<readonly (readonly string[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String));
  connection.closeSync();
  instance.closeSync();
  return rows;
}

const asText = ({ rows }: MadeFeatures, ...names: string[]) =>
  [...rows].map(([id, row]) => [id, ...names.map((name) => String(row[name]))]);

describe("totals equal the DECIMAL sums of DuckDB", () => {
  test("of a generated bank, customer by customer", async () => {
    const place = placeOf("generated.csv");
    const batches = [...transactionBatches({ customers: 3000, seed: 5 })];
    await writeTable(
      place,
      batches[0].columns,
      batches.map(({ values }) => values),
    );
    const made = await featuresAt(place);
    const expected = await query(`
      SELECT "customer id", count(*), coalesce(sum(amount) FILTER (direction = 'out'), 0)::DECIMAL(38, 2)::VARCHAR,
        coalesce(sum(amount) FILTER (direction = 'in'), 0)::DECIMAL(38, 2)::VARCHAR,
        count(*) FILTER (isodow(date) >= 6) / count(*), DATE '2025-12-31' - max(date)
      FROM read_csv('${place}', types = {'customer id': 'VARCHAR', 'amount': 'DECIMAL(18, 2)', 'date': 'DATE'})
      GROUP BY 1 ORDER BY 1`);
    const asOf = made.report.asOf;
    const recency = Math.round((Date.parse(asOf) - Date.parse("2025-12-31")) / 86_400_000);
    expect(expected.length).toBe(3000);
    expect(
      asText(made, "transaction_count", "total_withdrawals", "total_deposits", "weekend_share", "recency_days"),
    ).toEqual(
      expected.map(([id, n, out, came, share, days]) => [id, n, out, came, share, String(Number(days) + recency)]),
    );
    expect(made.report.signs.kind).toBe("direction");
    expect(made.report.transactions.excluded).toEqual({});
  });

  test.skipIf(sharedDataIsAbsent)(`of the real sample ${needsSharedData}`, async () => {
    const place = sharedData("bank/transactions_india_20000.csv");
    const made = await featuresAt(place);
    const expected = await query(`
      SELECT CustomerID, count(*), sum("TransactionAmount (INR)")::VARCHAR,
        count(*) FILTER (TransactionTime >= 220000 OR TransactionTime < 60000) / count(*)
      FROM read_csv('${place}', types = {'TransactionAmount (INR)': 'DECIMAL(18, 2)'}) GROUP BY 1 ORDER BY 1`);
    expect(expected.length).toBe(19_937);
    expect(asText(made, "transaction_count", "total_withdrawals", "night_share")).toEqual(expected);
    expect(made.report).toMatchObject({ asOf: "2016-10-21", currency: "INR", signs: { kind: "all-out" } });
    const why = Object.fromEntries(made.report.columns.map(({ purpose, name }) => [purpose, name]));
    expect(why).toEqual({
      customer: "CustomerID",
      date: "TransactionDate",
      time: "TransactionTime",
      amount: "TransactionAmount (INR)",
    });
  });
});
