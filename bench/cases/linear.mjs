import { medianOf, valuesOf } from "../harness/by-side.mjs";
import { sharedFile } from "../harness/places.mjs";
import { planted } from "../harness/planted.mjs";
import { count, digits, table, withSpread } from "../harness/words.mjs";
import { ourFit } from "./fit-sides.mjs";

const PASSES = 20;
const K = 5;
const FEATURES = 8;
const SIZES = [100_000, 1_000_000, 10_000_000];

const ours = (rows) => `coterie, ${count(rows)}`;
const theirs = (rows) => `scikit-learn, ${count(rows)}`;

/** The same number of passes over ever more rows. */
export const linear = {
  name: "linear",
  title: `${PASSES} passes over 100,000, 1,000,000 and 10,000,000 rows × ${FEATURES}, k = ${K}`,
  repetitions: 3,
  sides({ python, threads, quick }) {
    return SIZES.flatMap((size) => {
      const rows = quick ? size / 20 : size;
      const { values } = planted(python, { rows, features: FEATURES, blobs: K });
      const environment = { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
      const shape = [values, rows, FEATURES, K].map(String);
      return [
        ourFit(values, { rows, features: FEATURES, k: K, maxIterations: PASSES, threads, name: ours(size) }),
        {
          name: theirs(size),
          environment,
          command: [python, sharedFile("peers/fit.py"), ...shape, "--max-iter", String(PASSES)],
        },
      ];
    });
  },
  report: (measurements) => [
    ...table(
      ["rows", "coterie, s", "passes", "ns a row", "peak, MiB", "scikit-learn, s", "passes"],
      SIZES.map((rows) => [
        count(rows),
        withSpread(valuesOf(measurements, ours(rows))),
        String(medianOf(measurements, ours(rows), "iterations")),
        digits(nanosecondsARow(measurements, rows)),
        count(Math.round(medianOf(measurements, ours(rows), "peakMiB"))),
        withSpread(valuesOf(measurements, theirs(rows))),
        String(medianOf(measurements, theirs(rows), "iterations")),
      ]),
    ),
    "",
    "![Seconds by rows, both axes logarithmic](linear.svg)",
  ],
  claims(measurements) {
    const [small, middle, large] = SIZES.map((rows) => medianOf(measurements, ours(rows)));
    const peak = medianOf(measurements, ours(SIZES[2]), "peakMiB");
    return [
      {
        claim: "linear in rows: ten times the rows take at most 12 times the time",
        measured: `${digits(middle / small)} × from 100,000, ${digits(large / middle)} × from 1,000,000`,
        reached: Math.max(middle / small, large / middle) <= 12,
      },
      {
        claim: "10,000,000 × 8: peak memory under 4 GiB",
        measured: `${count(Math.round(peak))} MiB`,
        reached: peak < 4096,
      },
    ];
  },
  /** The lines of the picture, and its finding. */
  picture(measurements) {
    const lines = [
      { name: "coterie", side: ours },
      { name: "scikit-learn", side: theirs },
    ].map(({ name, side }) => ({
      name,
      points: SIZES.map((rows) => ({ rows, seconds: medianOf(measurements, side(rows)) })),
    }));
    const [small, middle, large] = lines[0].points.map((point) => point.seconds);
    return {
      lines,
      title: `Ten times the rows: ${digits(middle / small)} and ${digits(large / middle)} times the seconds`,
    };
  },
};

function nanosecondsARow(measurements, rows) {
  return (medianOf(measurements, ours(rows)) / rows) * 1e9;
}
