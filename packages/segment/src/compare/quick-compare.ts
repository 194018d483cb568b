import type { KMeansModel, Matrix } from "@coterie/kmeans";
import { fit } from "../fit/fit.js";
import { type Compared, type CompareOptions, DEFAULT_KS, warningsOf } from "./compare-options.js";
import type { ComparisonRow } from "./comparison.js";
import { drawRows, gatherRows } from "./criteria/draw-rows.js";
import { PURPOSE, taskSeed } from "./criteria/task-seed.js";
import { measureK } from "./measure-k.js";
import { decide } from "./verdict/decide.js";
import { type Judged, judge } from "./verdict/judge.js";
import { resolveJudgeOptions } from "./verdict/judge-options.js";
import { judgementOf, keptK } from "./verdict/judgement-of.js";

/** Customers that every K is fitted and judged on, and how often, as in the calibration study: what a full comparison takes stands beside. */
const QUICK = { rows: 2_000, resamples: 11, nullDraws: 4 };
const FULL = { rows: 4_000, resamples: 100, nullDraws: 20 };

/**
 * The comparison in a hurry: every K on a few customers, and only the kept one on all.
 *
 * @param matrix Customers in model space.
 * @param options As `compare` takes them, checked.
 * @returns As `compare`, with the model of the kept K alone; `judgement.leftOut` says what was left out.
 */
export async function quickCompare(matrix: Matrix, options: CompareOptions): Promise<Compared> {
  const { ks, keep, recipe, judging, quick: _, exactSilhouette, onProgress, ...fitting } = options;
  const { seed = 0, signal, weights } = fitting;
  const rows = drawRows(matrix.rowCount, QUICK.rows, taskSeed(seed, PURPOSE.sample), judging?.rowHashes);
  const sample = gatherRows(matrix, rows);
  const ofSample = { ...fitting, weights: weights && Float64Array.from(rows, (row) => weights[row]) };
  const how = { seed, recipe, resamples: QUICK.resamples, nullDraws: QUICK.nullDraws, shortList: false };
  const total = ks.length + 1;

  const drawn = new Map<number, KMeansModel>();
  const byK = new Map<number, ComparisonRow>();
  for (const [index, k] of ks.toSorted((a, b) => a - b).entries()) {
    onProgress?.({ stage: "fit", k, index, total, fraction: 0 });
    const model = await fit(sample, { ...ofSample, k, threads: 1 });
    drawn.set(k, model);
    byK.set(k, await measureK(sample, model, { ...ofSample, threads: 1 }, false));
  }
  const beside = judging?.beside ?? DEFAULT_KS;
  let judged = await judge(sample, drawn, {
    ...how,
    beside,
    signal,
    onProgress: (fraction) => onProgress?.({ stage: "judge", k: 0, index: ks.length, total, fraction }),
  });
  const { limits } = resolveJudgeOptions(sample, drawn, { ...how, beside });

  const models = new Map<number, KMeansModel>();
  for (;;) {
    const k =
      keep ??
      decide(
        judged.perK.filter((row) => byK.has(row.k)),
        limits,
      ).k;
    if (models.has(k)) break;
    const report = (fraction: number): void => onProgress?.({ stage: "fit", k, index: ks.length, total, fraction });
    const model = await fit(matrix, { ...fitting, k, onProgress: report });
    models.set(k, model);
    byK.set(k, await measureK(matrix, model, fitting, exactSilhouette ?? false));
    const own = await judge(sample, new Map([[k, onSample(model, rows)]]), { ...how, signal });
    judged = withRow(judged, own);
  }
  const compared = [...byK.values()].map((row) => ({ ...row, judged: judged.perK.find(({ k }) => k === row.k)! }));
  const judgement = judgementOf(compared, judged, { ...QUICK, limits }, recipe, keep);
  const leftOut = leftOutOf(rows.length, matrix.rowCount);
  const kept = keptK(judgement, ks.length, keep);
  const own = models.get(kept.k)!;
  return {
    comparison: { rows: compared, verdict: judgement.verdict, judgement: { ...judgement, leftOut }, kept },
    models: new Map([[kept.k, own]]),
    warnings: warningsOf(own),
  };
}

/** A model of all customers as one of the sample's. */
function onSample(model: KMeansModel, rows: Uint32Array): KMeansModel {
  return { ...model, labels: Uint8Array.from(rows, (row) => model.labels[row]) };
}

function withRow(judged: Judged, own: Judged): Judged {
  const { k } = own.perK[0];
  return { ...judged, perK: judged.perK.map((row) => (row.k === k ? own.perK[0] : row)) };
}

function leftOutOf(sampleRows: number, rowCount: number): readonly string[] {
  const count = (n: number): string => new Intl.NumberFormat("en").format(n);
  const on = `${count(sampleRows)} customers`;
  const fewer = sampleRows < rowCount ? [`Every K but the kept one was fitted on ${on} alone.`] : [];
  return [
    ...fewer,
    `K was judged in ${QUICK.resamples} resamples and ${QUICK.nullDraws} null draws of ${on}, where a full comparison takes ${FULL.resamples} and ${FULL.nullDraws} of up to ${count(FULL.rows)}.`,
    "No short list of columns was looked for.",
  ];
}
