import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCli, scratchFolder } from "../packages/cli/test/run-cli.js";

const canMount = process.getuid?.() === 0 && process.platform === "linux";

test.skipIf(!canMount)(
  "a full disk is refused clearly and nothing is left on it (needs root on Linux, for a small tmpfs)",
  async () => {
    const cwd = scratchFolder();
    const disk = join(cwd, "disk");
    mkdirSync(disk);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]);
    expect(mounted.stderr.toString()).toBe("");
    onTestFinished(() => void spawnSync("umount", [disk]));
    const rows = Array.from({ length: 20_000 }, (_, i) => `C${i},${(i * 37) % 101},${(i * 91) % 1009}`);
    writeFileSync(join(cwd, "customers.csv"), ["customer_id,visits,balance", ...rows].join("\n"));
    const { code, stderr } = await runCli(["run", "customers.csv", "--out", "disk/out"], cwd);
    expect(stderr).toMatch(
      /^The disk of .*disk\/out is full\. Nothing was left behind; free some space or choose another --out\.\n$/,
    );
    expect(code).toBe(2);
    expect(readdirSync(disk)).toEqual([]);
  },
);
