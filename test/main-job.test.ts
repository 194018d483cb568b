import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adjustedRandIndex } from "@coterie/kmeans";
import { runResultSchema } from "@coterie/wire";
import { describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "../packages/cli/test/run-cli.js";

const outputs = ["config.yaml", "manifest.json", "profiles.csv", "report.html", "scores.csv", "segmentation.json"];

function columnOf(csv: string, name: string): string[] {
  const [head, ...lines] = csv.trimEnd().split("\n");
  const at = head!.split(",").indexOf(name);
  return lines.map((line) => line.split(",")[at]!);
}

describe("the main job on the sample bank", () => {
  test.each([0, 1, 2, 3, 4, 5])("four segments that read as they were planted, at seed %d", async (seed) => {
    const cwd = scratchFolder();
    expect((await runCli(["generate", "--out", "bank.csv", "--seed", String(seed)], cwd)).code).toBe(0);
    const { code, stdout, stderr } = await runCli(["run", "bank.csv", "--json"], cwd);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const result = runResultSchema.parse(JSON.parse(stdout));
    expect(result.k).toBe(4);
    expect(result.verdict).toBe("natural");
    expect(result.segments.map((segment) => segment.persona).sort()).toEqual([
      "frequent users, high income, medium loyalty, semi-budget conscious",
      "occasional users, medium income, medium loyalty, not budget conscious",
      "semi-frequent users, medium income, low loyalty, not budget conscious",
      "very frequent users, high income, medium loyalty, very budget conscious",
    ]);
    const scores = readFileSync(join(cwd, "coterie-out/scores.csv"), "utf8");
    const truth = readFileSync(join(cwd, "bank.truth.csv"), "utf8");
    const ids = columnOf(scores, "customer id");
    const segments = columnOf(truth, "segment").map(Number);
    const planted = new Map(columnOf(truth, "customer id").map((id, i) => [id, segments[i]!]));
    const found = columnOf(scores, "segment_id").map(Number);
    expect(
      adjustedRandIndex(
        found,
        ids.map((id) => planted.get(id)!),
      ),
    ).toBeGreaterThanOrEqual(0.95);
  });
});

describe("same input, same bytes", () => {
  async function runOn(text: string, ...args: string[]): Promise<Record<string, string>> {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), text);
    const { code, stderr } = await runCli(["run", "customers.csv", ...args], cwd);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return Object.fromEntries(outputs.map((name) => [name, readFileSync(join(cwd, "coterie-out", name), "utf8")]));
  }

  async function bank(): Promise<readonly string[]> {
    const cwd = scratchFolder();
    await runCli(["generate", "--out", "bank.csv", "--customers", "1500", "--missing", "0.03"], cwd);
    const lines = readFileSync(join(cwd, "bank.csv"), "utf8").trimEnd().split("\n");
    return lines.map((line, i) => (i % 400 === 7 ? line.replace(/^(\d+),\d*,/, "$1,unclear,") : line));
  }

  /** Every other row first, then the rest backwards. */
  function shuffled([head, ...rows]: readonly string[]): string {
    const even = rows.filter((_, i) => i % 2 === 0);
    const odd = rows.filter((_, i) => i % 2 === 1).reverse();
    return [head, ...even, ...odd].join("\n");
  }

  function withoutId(lines: readonly string[]): readonly string[] {
    return lines.map((line) => line.slice(line.indexOf(",") + 1));
  }

  test("twice: every file but the log", async () => {
    const lines = await bank();
    expect(await runOn(lines.join("\n"))).toEqual(await runOn(lines.join("\n")));
  });

  test("on one thread and on three", async () => {
    const lines = await bank();
    expect(await runOn(lines.join("\n"), "--threads", "1")).toEqual(await runOn(lines.join("\n"), "--threads", "3"));
  });

  test.each([
    ["with an id", (lines: readonly string[]) => lines],
    ["without one", withoutId],
  ])("rows shuffled, %s: model, profiles, report and config", async (_, adapt) => {
    const lines = adapt(await bank());
    const [straight, mixed] = [await runOn(lines.join("\n")), await runOn(shuffled(lines))];
    for (const name of ["segmentation.json", "profiles.csv", "report.html", "config.yaml"]) {
      expect(mixed[name], name).toBe(straight[name]);
    }
  });
});
