import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { medianOf } from "../harness/by-side.mjs";
import { run } from "../harness/child.mjs";
import { cacheFolder } from "../harness/places.mjs";
import { count, digits, table } from "../harness/words.mjs";
import { sideScript } from "./side-script.mjs";

const SIDE = "coterie, streamed";
const ROWS = 50_000_000;
const FEATURES = 8;
const K = 5;
const MAX_PASSES = 10;
const LIMIT_MIB = 2048;

/** A table larger than the memory it may take. */
export const streamed = {
  name: "stream-50m-8-5",
  title: `${count(ROWS)} × ${FEATURES} streamed from Parquet, k = ${K}, at most ${MAX_PASSES} passes`,
  repetitions: 1,
  sides({ threads, quick }) {
    const file = parquetOf(quick ? ROWS / 20 : ROWS);
    return [
      { name: SIDE, command: [process.execPath, sideScript.ourStream, file, ...[K, threads, MAX_PASSES].map(String)] },
    ];
  },
  report(measurements) {
    const value = (field) => medianOf(measurements, SIDE, field);
    return [
      ...table(
        ["rows", "whole, s", "passes", "s a pass", "inertia a row", "peak, MiB"],
        [
          [
            count(value("rowCount")),
            digits(value("seconds")),
            String(value("iterations")),
            digits(value("seconds") / (value("iterations") + 1)),
            digits(value("inertia") / value("rowCount")),
            count(Math.round(value("peakMiB"))),
          ],
        ],
      ),
      "",
      "The pass that draws the sample is counted among the seconds but not among the passes.",
    ];
  },
  claims(measurements) {
    const peak = medianOf(measurements, SIDE, "peakMiB");
    return [
      {
        claim: `${count(ROWS)} × ${FEATURES} streamed from Parquet: peak memory under 2 GiB`,
        measured: `${count(Math.round(peak))} MiB`,
        reached: peak < LIMIT_MIB,
      },
    ];
  },
};

function parquetOf(rows) {
  const file = join(cacheFolder("bench-data"), `n${rows}-d${FEATURES}-k${K}.parquet`);
  if (!existsSync(file)) {
    console.log(`  making ${count(rows)} × ${FEATURES} planted rows as Parquet`);
    run([process.execPath, sideScript.makeParquet, ...[rows, FEATURES, K].map(String), `${file}.part`]);
    renameSync(`${file}.part`, file);
  }
  return file;
}
