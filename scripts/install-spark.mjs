// npm run spark:install: Spark with its Connect server (and numpy, which MLlib wants in benchmarks), from PyPI into .cache/spark, for the tests that speak to it. Needs python3 and Java 17.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const version = "4.0.1";
const folder = fileURLToPath(new URL("../.cache/spark", import.meta.url));
const done = `${folder}/bin/pyspark`;

if (existsSync(done)) process.exit(0);
console.log(`fetching Spark ${version} from PyPI, for the tests that speak to it`);
rmSync(folder, { recursive: true, force: true });
step("python3", ["-m", "venv", folder]);
step(`${folder}/bin/pip`, ["install", "--quiet", "--disable-pip-version-check", `pyspark==${version}`, "numpy==2.4.6"]);

function step(command, args) {
  const { status } = spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
}
