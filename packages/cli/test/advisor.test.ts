import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runResultSchema } from "@coterie/wire";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { runCli, scratchFolder } from "./run-cli.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Customers in two groups, ten of whom are rich, some without a score. */
const rows = Array.from({ length: 400 }, (_, i) => {
  const g = i % 2;
  const balance = i < 8 ? 5_000_000 + i : 1000 + 700 * g + ((i * 37) % 200);
  return `C${String(i).padStart(3, "0")},${5 + 20 * g + ((i * 7) % 6)},${balance},${i % 9 === 0 ? -999999 : 300 + ((i * 13) % 80)},${g === 0 ? "basic" : "plus"},${(i * 91) % 40}`;
});
const bank = ["customer_id,visits,balance,score,tier,clicks", ...rows].join("\n");
const small = ["--k", "2", "--restarts", "2", "--features", "visits,balance,score"];

describe("carve", () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = scratchFolder(() => {});
    writeFileSync(join(cwd, "customers.csv"), bank);
    const carve = ["--carve", "Private: balance > 1000000", "--against", "tier"];
    const { code, stdout, stderr } = await runCli(["run", "customers.csv", ...small, ...carve], cwd);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/ {2}3 {2}Private +2% .*by rule, balance > 1000000: /);
  });
  const model = () => JSON.parse(readFileSync(join(cwd, "coterie-out/segmentation.json"), "utf8"));

  test("stands in the model and the scores beside the rest", () => {
    const { k, segments } = model();
    expect(k).toBe(2);
    expect(segments.map((each: { name: string; size: number; rule: unknown }) => [each.size, each.rule])).toEqual([
      [expect.any(Number), null],
      [expect.any(Number), null],
      [8, { condition: "balance > 1000000" }],
    ]);
    const scores = readFileSync(join(cwd, "coterie-out/scores.csv"), "utf8").split("\n");
    expect(scores[1]).toBe("C000,3,Private,,,");
    expect(scores[10]).toMatch(/^C009,[12],[^,]+,\d/);
    expect(readFileSync(join(cwd, "coterie-out/profiles.csv"), "utf8")).toMatch(/\n3,Private,visits/);
  });

  test("new customers are taken out by the model's own rule", async () => {
    writeFileSync(
      join(cwd, "new.csv"),
      "customer_id,visits,balance,score,tier,clicks\nN1,6,2000000,350,basic,1\nN2,6,1100,350,basic,1\n",
    );
    const { code, stdout } = await runCli(["score", "coterie-out/segmentation.json", "new.csv"], cwd);
    expect(code).toBe(0);
    expect(stdout.split("\n")[1]).toBe("N1,3,Private,,,");
    expect(stdout.split("\n")[2]).toMatch(/^N2,[12],/);
  });

  test("config.yaml replays the run", async () => {
    const config = parse(readFileSync(join(cwd, "coterie-out/config.yaml"), "utf8"));
    expect(config).toMatchObject({ carve: { Private: "balance > 1000000" }, against: "tier" });
    const before = JSON.stringify(model());
    const args = ["run", "customers.csv", "--config", "coterie-out/config.yaml", "--out", "again", "--quiet"];
    expect((await runCli(args, cwd)).code).toBe(0);
    expect(JSON.stringify(JSON.parse(readFileSync(join(cwd, "again/segmentation.json"), "utf8")))).toBe(before);
  });

  test("compare --against says which to keep", async () => {
    const { stdout } = await runCli(["compare", "customers.csv", ...small, "--against", "tier"], cwd);
    expect(stdout).toMatch(/Keep tier/);
    expect(stdout).toMatch(/basic {2,}200/);
  });
});

describe("inspect", () => {
  test("prints advice with its number, its effect and the config that accepts it, which run takes", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), bank);
    const { code, stdout, stderr } = await runCli(["inspect", "customers.csv"], cwd);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/count -999999 in score as missing\n {5}because 45 customers \(11%\) have it/);
    const [, yaml] = stdout.split("run with --config coterie.yaml\n");
    const accepted = yaml.replaceAll(/^ {4}/gm, "");
    expect(parse(accepted).columns.score).toEqual({ missing: [-999999] });
    writeFileSync(join(cwd, "coterie.yaml"), accepted);
    const run = await runCli(["run", "customers.csv", ...small, "--config", "coterie.yaml", "--json"], cwd);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    const { recipe, base } = JSON.parse(readFileSync(join(cwd, "coterie-out/segmentation.json"), "utf8"));
    expect(recipe.steps.find(({ column }: { column: string }) => column === "score").missing).toEqual([-999999]);
    const scored = base.numeric.find(({ column }: { column: string }) => column === "score");
    expect([scored.count, scored.mean > 300]).toEqual([355, true]);
  });

  test("--json holds the same, by its schema", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), bank);
    const { stdout } = await runCli(["inspect", "customers.csv", "--json"], cwd);
    const { advisor } = runResultSchema.parse(JSON.parse(stdout));
    expect(advisor?.advice.map(({ kind }) => kind)).toContain("sentinel");
  });
});

describe("what a person may write that cannot be", () => {
  const cases: Readonly<
    Record<string, { readonly args?: readonly string[]; readonly config?: string; readonly says: RegExp }>
  > = {
    "carve that takes everyone": {
      args: ["--carve", "All: visits >= 0"],
      says: /^carve\.All must leave customers to cluster; takes all 400\. Tighten the condition\.\n$/,
    },
    "carve that takes no one": {
      args: ["--carve", "None: balance > 1e12"],
      says: /^carve\.None must take at least one customer; "balance > 1e12" takes none of 400\. Loosen the condition, or remove it\.\n$/,
    },
    "carve that is not SQL": {
      args: ["--carve", "Rich: balance >"],
      says: /^carve\.Rich must be one SQL condition over the columns; it cannot be read \(.*\) in "balance >"\. Columns at hand: customer_id, visits/,
    },
    "carve of an unknown column": {
      args: ["--carve", "Rich: blance > 3"],
      says: /^carve\.Rich must be a condition over the columns; "blance > 3" is not \(Binder Error.*Columns at hand:/,
    },
    "carve without a name": {
      args: ["--carve", "balance > 3"],
      says: /^--carve must be a name and an SQL condition, like "Private: balance > 1000000"; got balance > 3\.\n$/,
    },
    "two carves of one name": {
      args: ["--carve", "A: visits > 3", "--carve", "A: visits < 3"],
      says: /^each --carve must have a name of its own; got A twice\. Join them with OR\.\n$/,
    },
    "every column dropped": {
      config: "columns: {visits: drop, balance: drop, score: drop, tier: drop, clicks: drop}\n",
      says: /^clustering needs at least one numeric or yes\/no column that varies; got none\..*visits \(describe: left out of clustering by the settings\)/,
    },
    "a column that is not there": {
      config: "columns: {salary: drop}\n",
      says: /^columns must name columns of the table; got salary\. Columns at hand: customer_id, visits/,
    },
    "a decision that is none": {
      config: "columns: {score: {drop: maybe}}\n",
      says: /^columns in coterie\.yaml\.score must be decisions by column: drop, or any of missing/,
    },
    "weights upside down": {
      config: "weights: [{columns: [visits], countAs: -1}]\n",
      says: /^weights in coterie\.yaml.* must be blocks like \{columns: \[income, balance\], countAs: 1\}, countAs above 0/,
    },
    "weights of a column that is not clustered": {
      config: "weights: [{columns: [visits, customer_id], countAs: 1}]\n",
      says: /^weights must name clustered columns; customer_id is not clustered \(id\)\. Correct the name, or remove it\.\n$/,
    },
    "against an unknown column": {
      args: ["--against", "rank"],
      says: /rank/,
    },
  };
  test.each(Object.entries(cases))("%s", async (_, { args = [], config, says }) => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), bank);
    if (config !== undefined) writeFileSync(join(cwd, "coterie.yaml"), config);
    const given = config === undefined ? args : [...args, "--config", "coterie.yaml"];
    const { code, stdout, stderr } = await runCli(["run", "customers.csv", "--k", "2", ...given], cwd);
    expect(stderr).toMatch(says);
    expect([code, stdout]).toEqual([2, ""]);
  });
});
