import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratchFolder } from "../packages/cli/test/run-cli.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const launcher = join(root, "bin/coterie.js");

function coterie(cwd: string, ...args: string[]) {
  return spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: "utf8" });
}

test("--help of every command has an example", () => {
  const commands = ["generate", "run", "features", "inspect", "compare", "fit", "profile", "score", "report", "studio"];
  for (const args of [[], ...commands.map((name) => [name])]) {
    const { status, stdout } = coterie(root, ...args, "--help");
    expect(status).toBe(0);
    expect(stdout).toMatch(/Example:\n {2}coterie /);
  }
});

test("a reader that goes away is not a failure", () => {
  const cwd = scratchFolder();
  coterie(cwd, "generate", "--out", "bank.csv", "--customers", "3000", "--quiet");
  coterie(cwd, "run", "bank.csv", "--quiet");
  const { status, stderr } = spawnSync(
    "sh",
    [
      "-c",
      `{ "${process.execPath}" "${launcher}" score coterie-out/segmentation.json bank.csv; echo "code $?" >&2; } | head -n 1`,
    ],
    { cwd, encoding: "utf8" },
  );
  expect(status).toBe(0);
  expect(stderr).toBe("code 0\n");
});

test("standard input is read, data goes to standard output alone", () => {
  const cwd = scratchFolder();
  coterie(cwd, "generate", "--out", "bank.csv", "--customers", "500", "--quiet");
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", `"${process.execPath}" "${launcher}" compare - --json < bank.csv`],
    {
      cwd,
      encoding: "utf8",
    },
  );
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(JSON.parse(stdout).comparison).toHaveLength(7);
});

test("Ctrl-C halfway leaves code 130 and nothing behind", async () => {
  const cwd = scratchFolder();
  coterie(cwd, "generate", "--out", "bank.csv", "--customers", "60000", "--quiet");
  const child = spawn(process.execPath, [launcher, "run", "bank.csv", "--k", "4..20", "--restarts", "200"], { cwd });
  setTimeout(() => child.kill("SIGINT"), 1500);
  const code = await new Promise((resolve) => child.on("exit", (status, signal) => resolve(status ?? signal)));
  expect(code).toBe(130);
  expect(readdirSync(cwd).sort()).toEqual(["bank.csv", "bank.truth.csv"]);
});

test("packed and installed elsewhere, it runs", () => {
  const cwd = scratchFolder();
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--pack-destination", cwd], {
    cwd: root,
    encoding: "utf8",
  });
  expect(packed.status).toBe(0);
  const tarball = readdirSync(cwd).find((name) => name.endsWith(".tgz"))!;
  const app = join(cwd, "app");
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), '{"private": true}');
  const installed = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", join(cwd, tarball)], {
    cwd: app,
    encoding: "utf8",
  });
  expect(installed.stderr).not.toMatch(/npm error/);
  const npx = (...args: string[]) => spawnSync("npx", ["coterie", ...args], { cwd: app, encoding: "utf8" });
  expect(npx("generate", "--out", "bank.csv", "--customers", "400", "--quiet").status).toBe(0);
  expect(npx("run", "bank.csv", "--quiet").status).toBe(0);
  expect(existsSync(join(app, "coterie-out/report.html"))).toBe(true);
}, 180_000);
