import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import { numbersOf, placeOf, tableFile, warningsOf } from "../support/table-file.js";

describe("numbers that are none", () => {
  test("NaN and infinity are missing, and counted; ordinary markers are missing without a word", async () => {
    const cells = ["NaN", "inf", "-Infinity", "NA", "", "n/a", ...Array.from({ length: 30 }, (_, i) => `${i}.5`)];
    const lines = cells.map((cell, i) => `${i},${cell},${i === 9 ? "NA" : i * 2},${i % 2 ? "nan" : "Rome"}`);
    const table = await readCustomers(tableFile("inf.csv", `id,income,visits,city\n${lines.join("\n")}\n`));
    expect(numbersOf(table, "income").filter(Number.isNaN)).toHaveLength(6);
    expect(warningsOf(table, "not-finite")).toMatchInlineSnapshot(`
      [
        "income holds NaN or infinity 3 times; such values count as missing. Find out which calculation made them.",
      ]
    `);
  });

  test("in Parquet too", async () => {
    const place = placeOf("inf.parquet");
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(
      `COPY (SELECT i AS id, i * 3 AS visits, CASE WHEN i = 4 THEN 'inf'::DOUBLE WHEN i = 5 THEN 'nan'::DOUBLE ELSE i + 0.5 END AS income
        FROM range(20) AS numbers(i)) TO '${place}' (FORMAT parquet)`,
    );
    connection.closeSync();
    expect(warningsOf(await readCustomers(place), "not-finite")).toEqual([
      "income holds NaN or infinity 2 times; such values count as missing. Find out which calculation made them.",
    ]);
  });
});
