import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { allSets, measure } from "./measure.mjs";

// Resumable: a set whose line is in the partial file is not measured again. `--part 0/2` takes every second set, so that two
// processes share the work; without sets left, the lines are put in order as results.csv.
const results = new URL("results.csv", import.meta.url);
const [part, parts] = (process.argv[process.argv.indexOf("--part") + 1] ?? "")
  .match(/^(\d+)\/(\d+)$/)
  ?.slice(1)
  .map(Number) ?? [0, 1];
const partial = new URL(`partial-${part}.csv`, import.meta.url);
const keyOf = (line) => line.split(",", 2).join(",");
const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];

const sets = allSets();
const done = new Set(linesOf(partial).map(keyOf));
for (const [at, set] of sets.entries()) {
  if (at % parts !== part || done.has(`${set.family},${set.number}`)) continue;
  appendFileSync(partial, `${await measure(set)}\n`);
  if (process.stderr.isTTY) process.stderr.write(`\r${at + 1} of ${sets.length} sets`);
}

const lines = new Map();
for (let p = 0; p < parts; p++)
  for (const line of linesOf(new URL(`partial-${p}.csv`, import.meta.url))) lines.set(keyOf(line), line);
if (lines.size === sets.length) {
  writeFileSync(results, `${sets.map((set) => lines.get(`${set.family},${set.number}`)).join("\n")}\n`);
  process.stdout.write("study/results.csv is written; node study/report.mjs makes its tables and pictures.\n");
} else {
  process.stdout.write(`${lines.size} of ${sets.length} sets are measured; run the other parts.\n`);
}
