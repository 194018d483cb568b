import { type KMeansModel, type KMeansSweepOptions, kmeansSweep, type Matrix } from "@coterie/kmeans";
import { checkSegmentCount } from "../fit/fit.js";
import { rephrase } from "../fit/rephrase.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import { nextTurn } from "../share/slices.js";
import { type Compared, type CompareOptions, DEFAULT_KS, warningsOf } from "./compare-options.js";
import { measureKs } from "./measure-ks.js";
import { beginJudging } from "./verdict/judge.js";
import { resolveJudgeOptions } from "./verdict/judge-options.js";
import { judgementOf, keptK } from "./verdict/judgement-of.js";

const NAMES = [
  "ks",
  "keep",
  "recipe",
  "judging",
  "quick",
  "exactSilhouette",
  "seed",
  "restarts",
  "weights",
  "threads",
  "signal",
  "onProgress",
];

/** How a comparison in a hurry judges, and what a full one takes: as often as in the calibration study, on fewer customers. */
const QUICK = { rows: 2_000, resamples: 11, nullDraws: 4, shortList: false };
const FULL = { rows: 4_000, resamples: 100, nullDraws: 20 };

/**
 * Fit every K asked for, put its criteria side by side, and judge whether segments exist at all.
 *
 * @param matrix Customers in model space, from `prepare`.
 * @param options.ks The K to compare; rows of the comparison stand by rising K.
 * @returns The comparison and the models. The solution at K does not depend on the other K.
 * @throws {SegmentError} `bad-option` before any work: a K that cannot be, twice the same, a `keep` that is not compared; `bad-data`; `aborted`.
 */
export async function compare(matrix: Matrix, options: CompareOptions): Promise<Compared> {
  refuseUnknown(options, NAMES);
  checkKs(matrix, options.ks, options.keep);
  const { ks, keep, recipe, judging, quick = false, exactSilhouette, onProgress, ...fitting } = options;
  const { seed, signal } = fitting;
  const how = { seed, recipe, ...(quick ? QUICK : {}), ...judging, beside: judging?.beside ?? DEFAULT_KS };
  const resolved = resolveJudgeOptions(matrix, how);
  const total = ks.length;
  const rising = ks.toSorted((a, b) => a - b);
  const report = (k: number, fraction: number): void =>
    onProgress?.({ stage: "fit", k, index: rising.indexOf(k), total, fraction });
  report(rising[0], 0);
  const begun = beginJudging(matrix, rising, {
    ...how,
    signal,
    onProgress: (fraction) => onProgress?.({ stage: "judge", k: 0, index: total, total, fraction }),
  });
  try {
    const fitted = await fitAll(matrix, {
      ...fitting,
      ks: rising,
      onProgress: ({ k, fraction }) => report(k, fraction),
    });
    report(rising[total - 1], 1);
    const models = new Map(fitted.map((model) => [model.k, model]));
    // Silhouettes keep other threads busy than the judging does.
    const finishing = begun.finish(models);
    const measuring = nextTurn().then(() => measureKs(matrix, fitted, fitting, exactSilhouette ?? false));
    const [measured, judged] = await Promise.all([measuring, finishing]);
    const rows = measured.map((row) => ({ ...row, judged: judged.perK.find(({ k }) => k === row.k)! }));
    const judgement = {
      ...judgementOf(rows, judged, resolved, recipe, keep),
      leftOut: quick ? leftOutOf(judged.sampleRows) : [],
    };
    return {
      comparison: { rows, verdict: judgement.verdict, judgement, kept: keptK(judgement, ks.length, keep) },
      models,
      warnings: fitted.flatMap(warningsOf),
    };
  } finally {
    begun.stop();
  }
}

function leftOutOf(sampleRows: number): readonly string[] {
  const count = (n: number): string => new Intl.NumberFormat("en").format(n);
  return [
    `K was judged in ${QUICK.resamples} resamples and ${QUICK.nullDraws} null draws of ${count(sampleRows)} customers, where a full comparison takes ${FULL.resamples} and ${FULL.nullDraws} of up to ${count(FULL.rows)}.`,
    "No short list of columns was looked for.",
  ];
}

/** Every K at one go; each as it would be alone. */
async function fitAll(matrix: Matrix, options: KMeansSweepOptions): Promise<readonly KMeansModel[]> {
  try {
    return await kmeansSweep(matrix, { ...options, indices: true });
  } catch (error) {
    throw rephrase(error);
  }
}

function checkKs(matrix: Matrix, ks: readonly number[], keep: number | undefined): void {
  if (ks.length === 0)
    throw new SegmentError("bad-option", "K must be named at least once; got none. Use --k 4,5,6 or --k 2..8.");
  const twice = ks.find((k, i) => ks.indexOf(k) !== i);
  if (twice !== undefined)
    throw new SegmentError("bad-option", `each K may be named once; got ${twice} twice. Correct --k.`);
  for (const k of ks) checkSegmentCount(matrix, k);
  if (keep !== undefined && !ks.includes(keep)) {
    throw new SegmentError(
      "bad-option",
      `the K to keep must be one of those compared, ${ks.join(", ")}; got ${keep}. Add it to --k, or change --keep.`,
    );
  }
}
