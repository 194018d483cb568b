import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cases, headline } from "../cases/index.mjs";
import { linear } from "../cases/linear.mjs";
import { BenchError } from "./bench-error.mjs";
import { run } from "./child.mjs";
import { interleave } from "./interleave.mjs";
import { openJournal } from "./journal.mjs";
import { linearPicture } from "./linear-picture.mjs";
import { commit, fingerprint, machine } from "./machine.mjs";
import { nodePeers } from "./node-peers.mjs";
import { bench, cacheFolder } from "./places.mjs";
import { raisePriority } from "./priority.mjs";
import { pythonPeers } from "./python-peers.mjs";
import { loadRecord, saveRecord } from "./records.mjs";
import { resultsText } from "./results-text.mjs";

const USAGE = `node bench/run.mjs [--case NAME …] [--headline] [--quick] [--repetitions N] [--threads N] [--attempts N] [--priority] [--fresh] [--upgrade] [--no-build] [--report]
  --case         only this case, repeatable: ${cases.map(({ name }) => name).join(", ")}
  --headline     only what is claimed first, three repetitions each: under twenty minutes
  --quick        a twentieth of the rows, two repetitions; results go to .cache/bench-quick and decide nothing
  --repetitions  how often each side is run (default: the case's own number)
  --threads      threads on either side (default: 2)
  --attempts     tries at a run that other programs disturb, of which the least disturbed counts (default: 1)
  --priority     raise the priority of all sides alike, for a machine that others use too (needs the right to)
  --fresh        measure again what this build has already been measured at
  --upgrade      ask for newer versions of the Python packages
  --no-build     measure what is in dist as it is
  --report       measure nothing, only write RESULTS.md anew from bench/results`;

/**
 * Measure cases and write RESULTS.md.
 *
 * @param {readonly string[]} args The command line; see the usage text.
 * @throws {BenchError} `usage`, `setup` or `failed`.
 */
export function benchmark(args) {
  const options = readOptions(args);
  if (options.report) {
    writeResults(join(bench, "results"), bench);
    return;
  }
  if (options.priority) raisePriority();
  const python = pythonPeers(options.upgrade);
  const versions = { ...python.versions, ...nodePeers() };
  if (options.build) run(["npm", "run", "--silent", "build"]);
  const build = fingerprint();
  const folder = options.quick ? cacheFolder("bench-quick") : join(bench, "results");
  const context = { ...python, threads: options.threads, quick: options.quick };
  for (const each of options.cases) {
    const repetitions = options.repetitions ?? (options.quick ? 2 : each.repetitions);
    console.log(`${each.name}: ${each.title}${options.quick ? ", a twentieth of the rows" : ""}`);
    const journal = openJournal(
      `${each.name}-t${options.threads}${options.quick ? "-quick" : ""}`,
      build,
      options.fresh,
    );
    const measurements = interleave(each.sides(context), { repetitions, attempts: options.attempts }, journal);
    const made = {
      date: new Date().toISOString().slice(0, 10),
      commit: commit(),
      command: ["npm run bench --", ...args].join(" "),
      threads: options.threads,
      repetitions,
      attempts: options.attempts,
      machine: machine(),
      versions,
    };
    saveRecord(folder, each.name, { made, measurements });
    console.log(each.report(measurements).join("\n"));
  }
  writeResults(folder, options.quick ? folder : bench);
}

function writeResults(records, target) {
  const measured = cases.flatMap((each) => {
    const record = loadRecord(records, each.name);
    return record === null ? [] : [{ case: each, record }];
  });
  writeFileSync(join(target, "RESULTS.md"), resultsText(measured));
  const grown = measured.find((each) => each.case === linear);
  if (grown) {
    const { lines, title } = linear.picture(grown.record.measurements);
    const picture = linearPicture(lines, title);
    writeFileSync(join(target, "linear.svg"), picture);
  }
  console.log(`written: ${join(target, "RESULTS.md")}`);
}

function readOptions(args) {
  const { values } = parse(args);
  const chosen = values.case ?? (values.headline ? headline : cases.map(({ name }) => name));
  const unknown = chosen.filter((name) => !cases.some((each) => each.name === name));
  if (unknown.length > 0) throw new BenchError("usage", `${unknown.join(", ")} is no case.\n${USAGE}`);
  return {
    cases: cases.filter(({ name }) => chosen.includes(name)),
    quick: values.quick,
    repetitions:
      values.repetitions === undefined ? (values.headline ? 3 : null) : positive("--repetitions", values.repetitions),
    threads: positive("--threads", values.threads),
    attempts: positive("--attempts", values.attempts),
    priority: values.priority,
    fresh: values.fresh,
    upgrade: values.upgrade,
    build: !values["no-build"],
    report: values.report,
  };
}

function parse(args) {
  const flag = { type: "boolean", default: false };
  try {
    return parseArgs({
      args,
      options: {
        case: { type: "string", multiple: true },
        headline: flag,
        quick: flag,
        repetitions: { type: "string" },
        threads: { type: "string", default: "2" },
        attempts: { type: "string", default: "1" },
        priority: flag,
        fresh: flag,
        upgrade: flag,
        "no-build": flag,
        report: flag,
      },
    });
  } catch (cause) {
    throw new BenchError("usage", `${cause.message}\n${USAGE}`, { cause });
  }
}

function positive(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new BenchError("usage", `${name} must be a whole number from 1; got ${text}.`);
  return value;
}
