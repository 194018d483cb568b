import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

const folder = scratchFolder(afterAll);
const at = (table: string, file = "bank.db") => `duckdb:${join(folder, file)}?table=${table}`;
const place = at("customers");

async function inDatabase(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(folder, "bank.db"));
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}

const model = () => JSON.parse(readFileSync(join(folder, "coterie-out/segmentation.json"), "utf8"));

beforeAll(async () => {
  await runCli(["generate", "--customers", "3000", "--out", "bank.csv", "--quiet"], folder);
  await inDatabase(`CREATE TABLE customers AS FROM read_csv('${join(folder, "bank.csv")}')`);
});

describe("customers who stay in their database", () => {
  test("a run on a sample settles over the whole table and says so", async () => {
    const args = ["run", place, "--k", "4", "--quick", "--sample-rows", "1000", "--freeze", "frozen.parquet"];
    const { code, stdout, stderr } = await runCli(args, folder);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const { provenance, rows, segments } = model();
    expect(provenance.there).toMatchObject({
      place,
      customers: rows.segmented,
      converged: true,
      sample: { customers: 1000, drawnBy: "customer id" },
    });
    expect(provenance.there.engine).toMatch(/^DuckDB /);
    expect(rows.read).toBe(3000);
    expect(segments.reduce((sum: number, { size }: { size: number }) => sum + size, 0)).toBe(rows.segmented);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      `Settled over ${rows.segmented.toLocaleString("en")} customers in DuckDB`,
    );
  });

  test("the frozen sample gives the sample's segments again", async () => {
    const { code } = await runCli(
      ["fit", "frozen.parquet", "--k", "4", "--prepare", "none", "--out", "again.json", "--quiet"],
      folder,
    );
    expect(code).toBe(0);
    const again = JSON.parse(readFileSync(join(folder, "again.json"), "utf8"));
    expect(again.rows.segmented).toBe(1000);
    // The model's own centroids went on from the sample's to the whole table's: near, not equal.
    const distance = (p: number[], q: number[]) => Math.hypot(...p.map((x, j) => x - q[j]!));
    for (const { centroid } of model().segments) {
      expect(
        Math.min(...again.segments.map((each: { centroid: number[] }) => distance(each.centroid, centroid))),
      ).toBeLessThan(0.3);
    }
  });

  test("score --to writes beside the customers what the model says of their number", async () => {
    const dry = await runCli(["score", "coterie-out/segmentation.json", "--to", at("segment_of"), "--dry-run"], folder);
    expect(dry.stdout).toMatch(/^CREATE OR REPLACE TABLE "segment_of" AS SELECT [^;]*;\n$/);
    const { code, stderr } = await runCli(["score", "coterie-out/segmentation.json", "--to", at("segment_of")], folder);
    expect(code).toBe(0);
    expect(stderr).toContain(`scores  ${at("segment_of")}`);
    const counts = await inDatabase("SELECT segment, count(*)::INTEGER FROM segment_of GROUP BY 1 ORDER BY 1");
    expect(counts).toEqual(model().segments.map(({ id, size }: { id: number; size: number }) => [id, size]));
  });

  test("the exported SELECT gives the same labels", async () => {
    const { code, stdout } = await runCli(
      ["export", "coterie-out/segmentation.json", "--to", "sql", "--table", "customers"],
      folder,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("-- For marketing. Not for granting, pricing or limiting credit.");
    const [[different]] = await inDatabase(
      `SELECT count(*)::INTEGER FROM (${stdout.replaceAll(/^--.*$/gm, "").replace(/;\s*$/, "")}) AS a JOIN segment_of AS b USING ("customer id") WHERE a.segment <> b.segment`,
    );
    expect(different).toBe(0);
    const ansi = await runCli(["export", "coterie-out/segmentation.json", "--to", "sql", "--dialect", "ansi"], folder);
    expect(ansi.stdout).toContain("nobody has run this dialect on an engine yet");
  });

  test.each([
    [
      ["score", "coterie-out/segmentation.json", "--to", at("customers")],
      "The scores must go into a table of their own; --to names the customers' table customers. Name another.\n",
    ],
    [
      ["score", "coterie-out/segmentation.json", "--to", at("x", "other.db")],
      "Scores are written beside the customers, in the same database; the customers are in duckdb:bank.db, the target in duckdb:other.db. Name a table there with --to, or write a file with --out.\n",
    ],
    [
      ["score", "coterie-out/segmentation.json", "bank.csv", "--dry-run"],
      "--dry-run shows the SQL of --to; it was given without. Add --to.\n",
    ],
    [
      ["score", "coterie-out/segmentation.json"],
      "The customers to score must be named; none were. Name a table after the model.\n",
    ],
    [
      ["export", "coterie-out/segmentation.json", "--to", "pmml"],
      "--to must be sql; got pmml. Other formats are not written yet.\n",
    ],
    [
      ["export", "coterie-out/segmentation.json", "--to", "sql", "--dialect", "oracle"],
      "--dialect must be one of duckdb, postgres, spark, ansi; got oracle. Choose one of them.\n",
    ],
    [
      ["run", at("customers", "nowhere.db")],
      "There must be a DuckDB file at nowhere.db; there is none. Check the path after duckdb:.\n",
    ],
    [
      ["run", at("nobody")],
      "There must be a table nobody at duckdb:bank.db?table=nobody; there is none. Check the schema and the name.\n",
    ],
    [
      ["run", at("customers", "bank.csv")],
      "bank.csv must be a DuckDB database; it cannot be opened as one. Check the file, and that its DuckDB is not newer than ours.\n",
    ],
    [["run", place, "--sample-rows", "5"], "--sample-rows must be a whole number from 100; got 5.\n"],
    [["run", place, "--freeze", "sample.xlsx"], "--freeze must end in .csv or .parquet; got sample.xlsx.\n"],
  ])("refusal %#", async (args, message) => {
    const { code, stdout, stderr } = await runCli(args, folder);
    expect(stderr.replaceAll(`${folder}/`, "")).toBe(message);
    expect([code, stdout]).toEqual([2, ""]);
  });
});
