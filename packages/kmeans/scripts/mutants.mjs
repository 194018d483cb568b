// node scripts/mutants.mjs [--every N] [--only TEXT] [--list]: breaks the kernel by hand, one place at a time, and demands that its tests fail.
// --every N tries each N-th mutant only (what CI does), --only those whose place holds TEXT, --list prints them and tries none.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { rolldown } from "rolldown";
import { compileKernel } from "./compile-kernel.mjs";
import { equivalents } from "./mutant-equivalents.mjs";
import { mutantsOf } from "./mutate.mjs";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const repository = fileURLToPath(new URL("../../..", import.meta.url));
const copy = join(repository, ".cache", `mutants-${process.pid}`);
const checks = join(copy, "check-operations.mjs");
/** A broken loop may never end. */
const LIMIT_MS = 30_000;

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
  // What a pipe does not take at once would be lost by leaving.
  await new Promise((done) => process.stdout.write(`${tried.map(({ name }) => name).join("\n")}\n`, done));
  process.exit(0);
}

await rm(copy, { recursive: true, force: true });
await mkdir(join(copy, "src", "generated"), { recursive: true });
await cp(join(packageRoot, "assembly"), join(copy, "assembly"), { recursive: true });
const bundle = await rolldown({ input: join(packageRoot, "test", "kernel", "check-operations.ts"), platform: "node" });
await bundle.write({ file: checks, format: "esm" });
await bundle.close();
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
await rm(copy, { recursive: true, force: true });
console.log(
  `${tried.length - survivors.length} of ${tried.length} mutants are caught; ${all.length} in all, ${Object.keys(equivalents).length} known to change nothing.`,
);
process.exit(survivors.length === 0 ? 0 : 1);

/** Whether the kernel as it lies in the copy compiles and passes its tests. */
async function passes() {
  let builds;
  try {
    const { simd, scalar } = await compileKernel(copy);
    builds = [simd, scalar];
  } catch {
    return false;
  }
  const tried = new Worker(new URL("./try-kernel.mjs", import.meta.url), {
    workerData: { builds, checks: pathToFileURL(checks).href },
  });
  return await new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => end(false), LIMIT_MS);
    const end = (passed) => {
      clearTimeout(tooLong);
      void tried.terminate();
      resolve(passed);
    };
    tried.once("message", end);
    tried.once("error", reject);
  });
}
