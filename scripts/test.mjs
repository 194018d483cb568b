// npm test: formatter, linter, dead code, types, then every test. What a machine lacks is fetched where that is possible
// (Debian's packages, as root) or its tests are skipped by name; COTERIE_REQUIRE_ALL=1 turns every such skip into a failure.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const shell = process.platform === "win32";
const filters = process.argv.slice(2);

bringDebian();
if (process.env.COTERIE_REQUIRE_ALL === "1") must("node", ["scripts/install-spark.mjs"]);
must("npm", ["run", "--silent", "build"]);
if (filters.length === 0) {
  must("npx", ["biome", "check", "."]);
  must("npx", ["knip"]);
}

const scratch = mkdtempSync(join(tmpdir(), "coterie-test-"));
const results = join(scratch, "results.json");
const { status } = run("npx", [
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...filters,
]);
summarize();
rmSync(scratch, { recursive: true });
process.exit(status ?? 1);

function summarize() {
  const { testResults, numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, "utf8"));
  for (const file of testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "pending" || test.status === "skipped") console.log(`skipped: ${test.fullName}`);
    }
  }
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
}

/** Debian's packages that tests use, where they can be had: a browser, a database server, and Java for Spark. */
function bringDebian() {
  const has = (name) => spawnSync("which", [name]).status === 0;
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !has("apt-get")) return;
  const wanted = [
    ["chromium", has("chromium"), "pages"],
    ["postgresql", existsSync("/usr/lib/postgresql"), "PostgreSQL"],
    ...(process.env.COTERIE_REQUIRE_ALL === "1"
      ? [
          ["openjdk-17-jre-headless", has("java"), "Spark"],
          ["python3-venv", has("python3"), "Spark"],
        ]
      : []),
  ].filter(([, isHere]) => !isHere);
  if (wanted.length === 0) return;
  console.log(`fetching from Debian's packages: ${wanted.map(([name, , use]) => `${name} (for ${use})`).join(", ")}`);
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  const names = wanted.map(([name]) => name);
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], { stdio: "ignore" });
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", shell });
}

function must(command, args) {
  const { status: code } = run(command, args);
  if (code !== 0) process.exit(code ?? 1);
}
