import { medianOf, ratiosOf, valuesOf } from "../harness/by-side.mjs";
import { planted } from "../harness/planted.mjs";
import { count, digits, table, withSpread } from "../harness/words.mjs";
import { sideScript } from "./side-script.mjs";

const K = 5;
/** The most rows of 8 features that are compared exactly without being asked to. */
const LIMIT = 66_666;
const SAMPLED = 10_000;
const EXACT = "20,000 rows, exact";
const SAMPLE = "1,000,000 rows, sampled";
const AT_LIMIT = `${LIMIT.toLocaleString("en")} rows, exact`;
const names = (what) => ({ ours: `coterie: ${what}`, peer: `scikit-learn: ${what}` });

/** The Euclidean silhouette: exact where it is affordable, sampled where it is not. */
export const silhouette = {
  name: "silhouette",
  title: "Euclidean silhouette, 8 features, k = 5",
  repetitions: 3,
  sides({ python, threads, quick }) {
    const scaled = (rows) => (quick ? rows / 20 : rows);
    const { values } = planted(python, { rows: scaled(1_000_000), features: 8, blobs: K });
    const environment = { OMP_NUM_THREADS: String(threads), OPENBLAS_NUM_THREADS: String(threads) };
    const ours = (what, rows, way) => ({
      name: names(what).ours,
      command: [process.execPath, sideScript.ourSilhouette, values, ...[rows, 8, K, threads].map(String), way],
    });
    const peer = (what, rows, sample) => ({
      name: names(what).peer,
      environment,
      command: [python, sideScript.silhouettePeer, values, ...[rows, 8, K, sample].map(String)],
    });
    const [few, most, all] = [20_000, LIMIT, 1_000_000].map((rows) => Math.floor(scaled(rows)));
    return [
      ours(EXACT, few, "exact"),
      peer(EXACT, few, 0),
      ours(SAMPLE, all, "sample"),
      peer(SAMPLE, all, Math.min(SAMPLED, all)),
      { ...ours(AT_LIMIT, most, "exact") },
    ];
  },
  report: (measurements) => [
    ...table(
      ["", "second time, s", "rows scored", "silhouette", "peak, MiB", "scikit-learn's time ÷ ours"],
      [EXACT, SAMPLE, AT_LIMIT].flatMap((what) => {
        const { ours, peer } = names(what);
        return [ours, peer].flatMap((side) => {
          const times = valuesOf(measurements, side);
          if (times.length === 0) return [];
          const [low, high] = ["low", "high"].map((end) => medianOf(measurements, side, end));
          const value = medianOf(measurements, side, "silhouette");
          return [
            [
              side,
              withSpread(times),
              count(medianOf(measurements, side, "rows")),
              low === null || low === high
                ? value.toFixed(4)
                : `${value.toFixed(4)} (${low.toFixed(4)}–${high.toFixed(4)})`,
              count(Math.round(medianOf(measurements, side, "peakMiB"))),
              side === ours && what !== AT_LIMIT ? withSpread(ratiosOf(measurements, peer, ours)) : "",
            ],
          ];
        });
      }),
    ),
    "",
    "A sampled row of ours is compared with 25,000 rows, scikit-learn's with the 10,000 sampled.",
  ],
  claims(measurements) {
    const seconds = medianOf(measurements, names(AT_LIMIT).ours);
    const gap = Math.abs(
      medianOf(measurements, names(EXACT).ours, "silhouette") - medianOf(measurements, names(EXACT).peer, "silhouette"),
    );
    return [
      {
        claim: `exact silhouette of ${count(LIMIT)} × 8, the most without being asked, in about 2 seconds`,
        measured: `${digits(seconds)} s`,
        reached: seconds <= 2.5,
      },
      {
        claim: "exact silhouette of 20,000 × 8 equal to scikit-learn's to 1e-6",
        measured: gap.toExponential(1),
        reached: gap <= 1e-6,
      },
    ];
  },
};
