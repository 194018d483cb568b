import { medianOf } from "../harness/by-side.mjs";
import { count, digits, table } from "../harness/words.mjs";
import { sideScript } from "./side-script.mjs";

const ROWS = 150_000_000;
const FEATURES = 8;
const K = 6;
const PASSES = 3;

const ALONE = "coterie, one thread";
const TOGETHER = "coterie, all threads";

/** Rows that take more than the 4 GiB that 32 bits can count, in one thread and in several. */
export const large = {
  name: "large-150m-8-6",
  title: `${PASSES} passes over ${count(ROWS)} rows × ${FEATURES} in memory, 4.5 GiB of them, k = ${K}`,
  repetitions: 1,
  sides({ threads, quick }) {
    const rows = quick ? ROWS / 20 : ROWS;
    return [
      [ALONE, 1],
      [TOGETHER, threads],
    ].map(([name, own]) => ({
      name,
      command: [process.execPath, sideScript.ourLarge, ...[rows, FEATURES, K, own, PASSES].map(String)],
    }));
  },
  report: (measurements) =>
    table(
      ["", "rows", "fit, s", "passes", "peak, MiB"],
      [ALONE, TOGETHER].map((side) => [
        side,
        count(medianOf(measurements, side, "rowCount")),
        digits(medianOf(measurements, side)),
        String(medianOf(measurements, side, "iterations")),
        count(Math.round(medianOf(measurements, side, "peakMiB"))),
      ]),
    ),
  claims(measurements) {
    const differing = measurements.reduce((sum, each) => sum + each.differing, 0);
    const found = new Set(measurements.map(({ hash, inertia }) => `${hash} ${inertia}`)).size;
    return [
      {
        claim: `${count(ROWS)} × ${FEATURES}: labels are predict's on copies, before and behind the first 4 GiB`,
        measured: `${count(differing)} of ${count(200_000 * measurements.length)} differ`,
        reached: differing === 0,
      },
      {
        claim: `${count(ROWS)} × ${FEATURES}: the same labels and inertia on one thread, in two memories, as on all threads`,
        measured: found === 1 ? "the same" : "others",
        reached: found === 1,
      },
    ];
  },
};
