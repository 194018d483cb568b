import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { runCli, scratchFolder } from "../packages/cli/test/run-cli.js";
import { hasShared, sharedPath, testWithShared } from "./shared-data.js";

const listed = (folder: string): readonly string[] =>
  hasShared ? readdirSync(sharedPath(folder)).filter((name) => name.endsWith(".csv")) : ["(absent)"];

describe("every bank set runs", () => {
  testWithShared.each(listed("data/bank"))("%s (needs ../shared)", async (name) => {
    const cwd = scratchFolder();
    const { code, stdout, stderr } = await runCli(
      ["run", sharedPath(`data/bank/${name}`), "--json", "--allow-none"],
      cwd,
    );
    expect(stderr).toBe("");
    const { rows, segments, k, verdict } = JSON.parse(stdout);
    expect(code).toBe(verdict === "none" ? 3 : 0);
    expect(rows.read).toBe(rows.filtered + rows.objected + rows.duplicate + rows.unusable + rows.segmented);
    expect(segments).toHaveLength(k);
    for (const { persona } of segments) expect(persona).not.toBe("");
  });
});

describe("every messy file runs or is refused in words, and leaves nothing half-written", () => {
  const files = ["data/messy", "data/messy/synthetic", "data/messy/csv_spectrum/csvs"].flatMap((folder) =>
    listed(folder).map((name) => join(folder, name)),
  );

  testWithShared.each(files)("%s (needs ../shared)", async (file) => {
    const cwd = scratchFolder();
    const { code, stdout, stderr } = await runCli(["run", sharedPath(file), "--k", "2,3"], cwd);
    const left = readdirSync(cwd);
    if (code === 0 || code === 3) {
      expect(readdirSync(join(cwd, "coterie-out"))).toContain("manifest.json");
      expect(stderr).toBe("");
    } else {
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(/^[^\n]+\.[^\n]*\n$/);
      expect(stderr).not.toMatch(/Internal|\bat .*:\d+:\d+/);
      expect(left).toEqual([]);
    }
  });
});
