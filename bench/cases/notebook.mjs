import { medianOf, ratiosOf, valuesOf } from "../harness/by-side.mjs";
import { run } from "../harness/child.mjs";
import { sharedFile } from "../harness/places.mjs";
import { planted } from "../harness/planted.mjs";
import { median } from "../harness/statistics.mjs";
import { count, digits, table, withSpread } from "../harness/words.mjs";
import { coterie, coterieRun } from "./coterie-run.mjs";

const QUICK = "coterie run --quick --scores none";
const FULL = "coterie run";
const PEER = "notebook.py";
const K = [4, 5, 6];
const SAMPLED = 10_000;

/** The whole way from a CSV: what a user's notebook does, and what one command does. */
export const notebook = {
  name: "notebook",
  title: "notebook.py and coterie run on the same 1,000,000 × 8 CSV, K = 4, 5, 6, 10 starts each",
  repetitions: 3,
  sides({ python, threads, quick }) {
    const { csv } = planted(python, { rows: quick ? 50_000 : 1_000_000, features: 8, blobs: K[1] }, true);
    const environment = { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
    const ours = (name, folder, flags) =>
      coterieRun(name, csv, {
        folder,
        threads,
        flags: ["--k", K.join(","), "--restarts", "10", "--prepare", "plain", ...flags],
        comparison: (rows) =>
          perK(rows, ({ inertia, fittedRows, silhouetteEuclidean }) => ({
            inertia,
            fittedRows,
            silhouette: silhouetteEuclidean?.value,
            silhouetteRows: silhouetteEuclidean?.rows,
          })),
      });
    return [
      ...(quickExists() ? [ours(QUICK, "notebook-quick", ["--quick", "--scores", "none"])] : []),
      {
        name: PEER,
        environment,
        command: [python, sharedFile("peers/notebook.py"), csv, "--k", K.join(","), "--restarts", "10"],
        read: ({ seconds, readSeconds, wallSeconds, peakMiB, k }) => ({
          seconds,
          readSeconds,
          wallSeconds,
          peakMiB,
          ...perK(k, ({ inertia, silhouette10k }) => ({ inertia, silhouette: silhouette10k })),
        }),
      },
      ours(quickExists() ? FULL : `${FULL} --scores none`, "notebook-full", quickExists() ? [] : ["--scores", "none"]),
    ];
  },
  report(measurements) {
    const sides = sidesOf(measurements);
    const ours = sides.find((side) => side !== PEER);
    return [
      ...table(
        ["", "whole, s", "of it reading, s", "peak, MiB", "notebook's time ÷ its own"],
        sides.map((side) => [
          side,
          withSpread(valuesOf(measurements, side)),
          withSpread(valuesOf(measurements, side, "readSeconds")),
          count(Math.round(medianOf(measurements, side, "peakMiB"))),
          side === PEER ? "" : withSpread(ratiosOf(measurements, PEER, side)),
        ]),
      ),
      "",
      "Ours is the whole process, Node's start included; notebook.py is what it counts itself, after its imports.",
      `Its whole process takes ${withSpread(valuesOf(measurements, PEER, "wallSeconds"))} s. Ours is told \`--prepare plain --restarts 10\`, to do as it does.`,
      ...(sides.includes(QUICK)
        ? []
        : ["This build has no `--quick` yet; the full run, which also judges K, stands in for it."]),
      "",
      ...table(
        [
          "K",
          "notebook.py inertia",
          `ours ÷ its − 1`,
          "notebook.py silhouette, 10,000 sampled",
          "our silhouette",
          "on rows",
        ],
        K.map((k) => [
          String(k),
          digits(medianOf(measurements, PEER, `inertia${k}`)),
          gapInWords(measurements, ours, k),
          digits(medianOf(measurements, PEER, `silhouette${k}`)),
          ...["silhouette", "silhouetteRows"].map((field) => orNone(medianOf(measurements, ours, `${field}${k}`))),
        ]),
      ),
    ];
  },
  claims(measurements) {
    const ours = sidesOf(measurements).find((side) => side !== PEER);
    const ratio = median(ratiosOf(measurements, PEER, ours));
    const unfitted = K.filter((k) => !isOnAll(measurements, ours, k));
    const worst = Math.max(...K.map((k) => inertiaGap(measurements, ours, k)));
    const fewest = Math.min(...K.map((k) => medianOf(measurements, ours, `silhouetteRows${k}`) ?? 0));
    const [ourPeak, theirPeak] = [ours, PEER].map((side) => medianOf(measurements, side, "peakMiB"));
    return [
      { claim: `notebook.py's time ÷ ${ours}'s ≥ 8`, measured: digits(ratio), reached: ratio >= 8 },
      {
        claim: `${ours}: inertia at every K no more than 1e-6 above notebook.py's`,
        measured:
          unfitted.length > 0
            ? `K = ${unfitted.join(", ")} fitted on a sample only`
            : `${worst.toExponential(1)} at the worst K`,
        reached: unfitted.length === 0 && worst <= 1e-6,
      },
      {
        claim: `${ours}: silhouette on at least the 10,000 customers that notebook.py samples`,
        measured: count(fewest),
        reached: fewest >= SAMPLED,
      },
      {
        claim: `${ours}: less peak memory than notebook.py`,
        measured: `${count(Math.round(ourPeak))} MiB, notebook.py ${count(Math.round(theirPeak))} MiB`,
        reached: ourPeak < theirPeak,
      },
    ];
  },
};

let quickFlag;

function quickExists() {
  quickFlag ??= run([...coterie, "run", "--help"]).stdout.includes("--quick");
  return quickFlag;
}

function perK(rows, read) {
  return Object.fromEntries(
    rows.flatMap((row) => Object.entries(read(row)).map(([name, value]) => [`${name}${row.k}`, value])),
  );
}

function sidesOf(measurements) {
  return [...new Set(measurements.map(({ side }) => side))];
}

function inertiaGap(measurements, ours, k) {
  return medianOf(measurements, ours, `inertia${k}`) / medianOf(measurements, PEER, `inertia${k}`) - 1;
}

/** Whether a K was fitted on as many rows as the K that was fitted on most; builds before `fittedRows` always did. */
function isOnAll(measurements, side, k) {
  const most = Math.max(...K.map((each) => medianOf(measurements, side, `fittedRows${each}`) ?? 0));
  return (medianOf(measurements, side, `fittedRows${k}`) ?? 0) === most;
}

function gapInWords(measurements, ours, k) {
  return isOnAll(measurements, ours, k)
    ? inertiaGap(measurements, ours, k).toExponential(1)
    : `fitted on ${count(medianOf(measurements, ours, `fittedRows${k}`))} rows`;
}

function orNone(value) {
  return value === null ? "none" : digits(value);
}
