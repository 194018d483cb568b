import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const script = fileURLToPath(new URL("../../scripts/mutants.mjs", import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });

describe("a kernel broken by hand", () => {
  it("fails its tests, in a few of the places that `npm run kernel:mutants` breaks", { timeout: 300_000 }, () => {
    const { status, stdout, stderr } = run("--every", "60");
    expect(`${stdout}${stderr}`).toMatch(/(\d+) of \1 mutants are caught/);
    expect(status).toBe(0);
  });

  it("is broken in lanes, tails, comparisons and margins of every operation", () => {
    const names = run("--list").stdout.trim().split("\n");
    expect(names.length).toBeGreaterThan(200);
    for (const rule of ["lanes crossed", "lane for lane 0", "offset dropped", "one more", "vector past the end"]) {
      expect(
        names.some((name) => name.includes(rule)),
        rule,
      ).toBe(true);
    }
    for (const file of [
      "assign-groups",
      "bounds",
      "gather-rows",
      "mark-rows",
      "scan-bounds",
      "take-rows",
      "sum-rows",
    ]) {
      expect(
        names.some((name) => name.startsWith(file)),
        file,
      ).toBe(true);
    }
  });
});
