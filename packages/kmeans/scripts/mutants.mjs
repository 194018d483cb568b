// node scripts/mutants.mjs [--every N] [--only TEXT] [--list]: breaks the kernel by hand, one place at a time, and demands that its tests fail.
// --every N tries each N-th mutant only (what CI does), --only those whose place holds TEXT, --list prints them and tries none.
import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileKernel } from "./compile-kernel.mjs";
import { equivalents } from "./mutant-equivalents.mjs";
import { mutantsOf } from "./mutate.mjs";

const TESTS = ["kernel/operations.test.ts"];

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const copyRoot = join(repository, ".cache", "mutants");
const copy = join(copyRoot, "packages", "kmeans");

const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    list: { type: "boolean" },
  },
});
const every = Number(values.every);
if (!Number.isInteger(every) || every < 1) {
  console.error(`--every must be a whole number from 1; got ${values.every}.`);
  process.exit(2);
}

const all = [];
for (const file of (await readdir(join(packageRoot, "assembly"))).filter((name) => name.endsWith(".ts")).sort()) {
  all.push(...mutantsOf(file, await readFile(join(packageRoot, "assembly", file), "utf8")));
}
const stale = Object.keys(equivalents).filter((name) => !all.some((mutant) => mutant.name === name));
if (stale.length > 0) {
  console.error(`mutant-equivalents.mjs names mutants that are no more; take them out:\n  ${stale.join("\n  ")}`);
  process.exit(1);
}
const tried = all
  .filter(({ name }) => !(name in equivalents) && name.includes(values.only))
  .filter((_, i) => i % every === 0);
if (values.list) {
  for (const { name } of tried) console.log(name);
  process.exit(0);
}

await rm(copy, { recursive: true, force: true });
await mkdir(copy, { recursive: true });
for (const part of ["assembly", "src", "test", "package.json"]) {
  await cp(join(packageRoot, part), join(copy, part), { recursive: true });
}
if (!(await passes())) {
  console.error("the tests fail on the kernel as it is; mend that first.");
  process.exit(1);
}
const survivors = [];
for (const [i, { name, file, source, original }] of tried.entries()) {
  await writeFile(join(copy, "assembly", file), source);
  const caught = !(await passes());
  await writeFile(join(copy, "assembly", file), original);
  if (!caught) survivors.push(name);
  console.log(`${String(i + 1).padStart(4)}/${tried.length} ${caught ? "caught  " : "SURVIVED"} ${name}`);
}
await rm(copyRoot, { recursive: true, force: true });
console.log(
  `${tried.length - survivors.length} of ${tried.length} mutants are caught; ${all.length} in all, ${Object.keys(equivalents).length} known to change nothing.`,
);
process.exit(survivors.length === 0 ? 0 : 1);

/** Whether the kernel as it lies in the copy compiles and passes its tests. */
async function passes() {
  try {
    await writeFile(join(copy, "src", "generated", "kernel-bytes.ts"), (await compileKernel(copy)).source);
  } catch {
    return false;
  }
  const vitest = join(repository, "node_modules", "vitest", "vitest.mjs");
  const tests = TESTS.map((test) => `packages/kmeans/test/${test}`);
  const how = [
    "--root",
    copyRoot,
    "--config",
    join(repository, "vitest.config.ts"),
    "--bail",
    "1",
    "--reporter",
    "dot",
  ];
  // A broken loop may never end.
  const { status } = spawnSync(process.execPath, [vitest, "run", ...how, ...tests], { timeout: 180_000 });
  return status === 0;
}
