import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { featuresResultSchema } from "@coterie/wire";
import { describe, expect, test } from "vitest";
import { type FeaturesFlags, featuresCommand } from "../src/commands/features.js";
import type { Effects } from "../src/index.js";
import { runCli, scratchFolder } from "./run-cli.js";

const payments = [
  "customer id,date,amount,direction,channel,category",
  ...Array.from({ length: 600 }, (_, i) => {
    const day = `2026-0${1 + (i % 3)}-${String(1 + ((i * 11) % 28)).padStart(2, "0")}`;
    const category = ["groceries", "salary", "pharmacy", "fee", "dining"][(i * 7) % 5];
    return `C${i % 59},${day},${((i * 7919) % 10_000) / 100},${category === "salary" ? "in" : "out"},${["card", "atm"][i % 2]},${category}`;
  }),
].join("\n");

/** Run the command itself, as a shell without a terminal would. */
async function run(cwd: string, flags: FeaturesFlags, overrides: Partial<Effects> = {}) {
  const printed = { stdout: "", stderr: "" };
  const output = (stream: keyof typeof printed) => ({
    write: async (text: string) => {
      printed[stream] += text;
    },
    isTTY: false,
    columns: 100,
  });
  const code = await featuresCommand("payments.csv", flags, {
    stdout: output("stdout"),
    stderr: output("stderr"),
    stdin: Readable.from([]),
    env: {},
    cwd,
    now: () => 0,
    date: () => new Date(0),
    signal: new AbortController().signal,
    ...overrides,
  });
  return { code, ...printed };
}

function folderWith(text: string): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, "payments.csv"), text);
  return folder;
}

describe("coterie features", () => {
  test("writes a row a customer and says what was not counted", async () => {
    const folder = folderWith(payments);
    const { code, stdout, stderr } = await run(folder, {});
    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toContain("59 customers from 360 of 600 transactions");
    expect(stdout).toContain("not counted: 120 of categories left out, 120 fees");
    expect(stdout).toContain("left out because of what they reveal: pharmacy (health, 120)");
    expect(stdout).toContain("next  coterie run features.csv --features recency_days,transaction_count,");
    const lines = readFileSync(join(folder, "features.csv"), "utf8").trimEnd().split("\n");
    expect(lines.length).toBe(60);
    expect(lines[0]).toMatch(
      /^customer id,recency_days,days_since_first,transaction_count,total_withdrawals,total_deposits,/,
    );
    expect(readdirSync(folder).sort()).toEqual(["features.csv", "payments.csv"]);
  });

  test("its features go through a whole run and give personas", async () => {
    const folder = folderWith(payments);
    await run(folder, { quiet: true });
    const { code, stdout } = await runCli(["run", "features.csv", "--k", "3", "--json"], folder);
    expect([0, 3]).toContain(code);
    const { columns } = JSON.parse(stdout) as { columns: { name: string; role: string }[] };
    const roles = Object.fromEntries(columns.map(({ name, role }) => [name, role]));
    expect(roles).toMatchObject({
      "customer id": "id",
      transaction_count: "feature",
      total_withdrawals: "feature",
      rfm_cell: "ignore",
    });
  });

  test("--json is the report, and nothing else is printed", async () => {
    const folder = folderWith(payments);
    const { stdout } = await run(folder, { json: true, out: "out/f.parquet", windows: "1,2", asOf: "2026-03-31" });
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 1,
      asOf: "2026-03-31",
      windows: [1, 2],
      transactions: { read: 600, used: 360, excluded: { sensitive: 120, fee: 120 } },
      files: { features: "out/f.parquet" },
    });
    expect(featuresResultSchema.parse(JSON.parse(stdout))).toEqual(JSON.parse(stdout));
    expect(existsSync(join(folder, "out", "f.parquet"))).toBe(true);
  });

  test.each(["run", "inspect", "compare"])(
    "%s refuses the transactions themselves and points here",
    async (command) => {
      const folder = folderWith(payments);
      const { code, stdout, stderr } = await runCli([command, "payments.csv"], folder);
      expect(stderr).toBe(
        'A table of customers must have one row a customer; customer id stands on 10 rows each (59 ids on 600 rows), with a date and an amount: these are transactions. Run coterie features on the file first, then this on what it writes; or add --ignore "customer id" to take every transaction for a customer.\n',
      );
      expect([code, stdout]).toEqual([2, ""]);
      expect(readdirSync(folder)).toEqual(["payments.csv"]);
    },
  );

  test("--out - prints the table alone", async () => {
    const folder = folderWith(payments);
    const { stdout } = await run(folder, { out: "-" });
    expect(stdout.split("\n")[0]).toMatch(/^customer id,recency_days/);
    expect(stdout.trimEnd().split("\n").length).toBe(60);
    expect(readdirSync(folder)).toEqual(["payments.csv"]);
  });

  test("a refusal leaves nothing behind", async () => {
    const folder = folderWith("customer,date,amount\na,soon,5\nb,later,7\n");
    await expect(run(folder, {})).rejects.toThrow(
      /date must hold dates and does not; data row 1 holds something written like "xxxx"/,
    );
    await expect(run(folder, { out: "features.xlsx" })).rejects.toThrow(/--out must end in \.csv or \.parquet/);
    await expect(run(folder, { out: "-", json: true })).rejects.toThrow(/both print to standard output/);
    await expect(run(folder, { windows: "3,x" })).rejects.toThrow(
      /--windows must be a whole number from 1 to 120; got x/,
    );
    expect(readdirSync(folder)).toEqual(["payments.csv"]);
  });

  test("on the command line a refusal ends with exit code 2, and its help has an example", async () => {
    const folder = folderWith("customer,date,amount,currency\na,2026-01-01,5,EUR\nb,2026-01-02,7,USD\n");
    const refused = await runCli(["features", "payments.csv"], folder);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/Amounts must be in one currency to be added up; currency holds EUR and USD/);
    const help = await runCli(["features", "--help"], folder);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toContain("Example:\n  coterie features payments.csv");
    const taken = await runCli(["features", "payments.csv", "--only-currency", "USD", "--out", "usd.csv"], folder);
    expect(taken.code).toBe(0);
    expect(readFileSync(join(folder, "usd.csv"), "utf8")).toMatch(/\nb,0,0,1,7,/);
  });

  test("an interruption leaves nothing behind", async () => {
    const folder = folderWith(payments);
    const stop = new AbortController();
    stop.abort();
    await expect(run(folder, {}, { signal: stop.signal })).rejects.toMatchObject({ code: "aborted" });
    expect(readdirSync(folder)).toEqual(["payments.csv"]);
  });
});
