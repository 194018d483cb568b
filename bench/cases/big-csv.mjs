import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { medianOf } from "../harness/by-side.mjs";
import { run } from "../harness/child.mjs";
import { cacheFolder } from "../harness/places.mjs";
import { count, digits, table } from "../harness/words.mjs";
import { coterie, coterieRun } from "./coterie-run.mjs";

const LIMIT_MIB = 4096;
const SAMPLE = 20_000;
const SIDE = "coterie run";

/** A generated bank as large as a laptop is asked to take, from the CSV to the report. */
export const bigCsv = {
  name: "big-csv",
  title: "coterie run on a generated bank of 1 GB, K = 4, 5, 6",
  repetitions: 1,
  sides({ threads, quick }) {
    const bank = bankOf(quick ? 5e7 : 1e9);
    const side = coterieRun(SIDE, bank.path, { folder: "big-csv", threads, flags: [] });
    return [
      { ...side, read: (printed) => ({ customers: bank.customers, csvBytes: bank.bytes, ...side.read(printed) }) },
    ];
  },
  report(measurements) {
    const value = (field) => medianOf(measurements, SIDE, field);
    const stages = Object.keys(measurements[0]).filter((field) => /.Seconds$/.test(field));
    return table(
      ["customers", "CSV, GB", "whole, s", ...stages.map((stage) => `${stage.replace("Seconds", "")}, s`), "peak, MiB"],
      [
        [
          count(value("customers")),
          digits(value("csvBytes") / 1e9),
          digits(value("seconds")),
          ...stages.map((stage) => digits(value(stage))),
          count(Math.round(value("peakMiB"))),
        ],
      ],
    );
  },
  claims(measurements) {
    const peak = medianOf(measurements, SIDE, "peakMiB");
    return [
      {
        claim: "coterie run on a CSV of 1 GB: peak memory under 4 GiB",
        measured: `${count(Math.round(peak))} MiB`,
        reached: peak < LIMIT_MIB,
      },
    ];
  },
};

function bankOf(bytes) {
  const folder = cacheFolder("bench-data");
  const sample = join(folder, `bank-${SAMPLE}.csv`);
  if (!existsSync(sample)) generate(SAMPLE, sample);
  const customers = Math.ceil(bytes / (statSync(sample).size / SAMPLE) / 1000) * 1000;
  const path = join(folder, `bank-${customers}.csv`);
  if (!existsSync(path)) {
    console.log(`  generating ${count(customers)} customers`);
    generate(customers, path);
  }
  return { path, customers, bytes: statSync(path).size };
}

function generate(customers, path) {
  const part = path.replace(/\.csv$/, ".part.csv");
  run([...coterie, "generate", "--customers", String(customers), "--out", part, "--quiet"]);
  rmSync(part.replace(/\.csv$/, ".truth.csv"));
  renameSync(part, path);
}
