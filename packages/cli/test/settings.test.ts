import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Effects } from "../src/index.js";
import { resolveSettings } from "../src/settings.js";
import { scratchFolder } from "./run-cli.js";

const effects = (cwd: string): Effects => ({ cwd }) as Effects;

describe("settings", () => {
  test("flags win over the config file, which wins over defaults", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "coterie.yaml"), "k: [3, 5]\nseed: 9\nroles: {ignore: [a], describe: b}\n");
    const { config } = await resolveSettings({ config: "coterie.yaml", seed: "4", ignore: ["c"] }, effects(cwd));
    expect(config).toEqual({
      k: [3, 5],
      seed: 4,
      prepare: "auto",
      exactSilhouette: false,
      minCell: 10,
      allowProtected: false,
      roles: { ignore: ["c"], describe: ["b"] },
      scores: "csv",
    });
  });

  test.each([
    ["4,5,6", [4, 5, 6]],
    ["2..5", [2, 3, 4, 5]],
    ["7", [7]],
    ["5,4,5", [5, 4]],
  ])("--k %s", async (text, ks) => {
    expect((await resolveSettings({ k: text }, effects("."))).config.k).toEqual(ks);
  });

  test.each([
    ["4GB", 4e9],
    ["512MiB", 512 * 1024 ** 2],
    ["1.5g", null],
    ["2gib", 2 * 1024 ** 3],
  ])("--memory %s", async (text, bytes) => {
    const resolved = resolveSettings({ memory: text }, effects("."));
    if (bytes === null) await expect(resolved).rejects.toThrow(/--memory must be/);
    else expect((await resolved).memoryBytes).toBe(bytes);
  });

  test("a resolved config, written out and read again, resolves to itself", async () => {
    const cwd = scratchFolder();
    const first = await resolveSettings(
      { k: "2..4", asOf: "2026-01-31", features: ["a", "b"], where: "a > 1" },
      effects(cwd),
    );
    writeFileSync(join(cwd, "config.yaml"), JSON.stringify(first.config));
    const second = await resolveSettings({ config: "config.yaml" }, effects(cwd));
    expect(second.config).toEqual(first.config);
  });
});
