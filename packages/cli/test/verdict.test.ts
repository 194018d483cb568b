import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runResultSchema } from "@coterie/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

// Generous, for machines that do much else at the time.
const patience = 600_000;

let cwd: string;
let gone: () => void = () => {};
beforeAll(() => {
  cwd = scratchFolder((remove) => {
    gone = remove;
  });
});
afterAll(() => gone());

/** What a quick comparison says of a bank of 3,000 customers. */
async function judged(name: string, ...flags: string[]) {
  const made = await runCli(["generate", "--customers", "3000", "--quiet", "--out", name, ...flags], cwd);
  expect(made.code).toBe(0);
  const { code, stdout } = await runCli(["compare", name, "--quick", "--json"], cwd);
  return { code, ...runResultSchema.parse(JSON.parse(stdout)) };
}

describe("the sample bank", () => {
  test(
    "is four separate groups by default",
    async () => {
      const { code, verdict, judgement, comparison } = await judged("bank.csv");
      expect([code, verdict, judgement?.k]).toEqual([0, "natural", 4]);
      expect(comparison.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    },
    patience,
  );

  test(
    "without segments is tiers or none, at five seeds",
    async () => {
      for (const seed of [1, 2, 3, 4, 5]) {
        const { code, verdict, gate } = await judged(`null-${seed}.csv`, "--null", "--seed", String(seed));
        expect(verdict).not.toBe("natural");
        expect([code, gate]).toEqual(verdict === "none" ? [3, "no-segments"] : [0, null]);
      }
    },
    patience,
  );

  test(
    "never moves back toward separate groups as its segments come to overlap",
    async () => {
      const order = ["natural", "sliced", "none"];
      const met: number[] = [];
      for (const overlap of ["0", "0.25", "0.5", "0.75", "1"]) {
        const { verdict } = await judged(`overlap-${overlap}.csv`, "--overlap", overlap);
        met.push(order.indexOf(verdict!));
      }
      expect(met).toEqual(met.toSorted((a, b) => a - b));
      expect(met[0]).toBe(0);
      expect(met[4]).toBeGreaterThan(0);
    },
    patience,
  );
});

describe("no segments", () => {
  beforeAll(() => {
    // The fractional parts of multiples of irrationals fill the square evenly.
    const rows = Array.from({ length: 900 }, (_, i) => [i, (i * Math.SQRT2) % 1, (i * Math.E) % 1, (i * Math.PI) % 1]);
    writeFileSync(join(cwd, "flat.csv"), ["id,a,b,c", ...rows.map((row) => row.join(","))].join("\n"));
  });

  test(
    "close the gate: report and comparison are written, and what to do instead is said",
    async () => {
      const { code, stdout } = await runCli(["run", "flat.csv", "--quick", "--out", "flat"], cwd);
      expect(code).toBe(3);
      expect(readdirSync(join(cwd, "flat")).sort()).toEqual([
        "comparison.json",
        "config.yaml",
        "manifest.json",
        "report.html",
        "run-log.json",
      ]);
      expect(stdout).toContain("There are no segments here");
      expect(stdout).toContain("Say which column is what a customer is worth (--value)");
      expect(stdout).toContain("Insist with --allow-none.");
      expect(stdout).not.toContain("not judged");
    },
    patience,
  );

  test(
    "give personas and scores to whoever insists, and the gate all the same",
    async () => {
      const asked = ["run", "flat.csv", "--quick", "--k", "2", "--allow-none", "--out", "insisted", "--json"];
      const { code, stdout } = await runCli(asked, cwd);
      const result = runResultSchema.parse(JSON.parse(stdout));
      expect([code, result.gate, result.k]).toEqual([3, "no-segments", 2]);
      expect(readdirSync(join(cwd, "insisted"))).toEqual(expect.arrayContaining(["segmentation.json", "scores.csv"]));
    },
    patience,
  );
});
