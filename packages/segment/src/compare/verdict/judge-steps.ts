import { type KMeansModel, kmeans, type Matrix } from "@coterie/kmeans";
import { median } from "../../statistics/median.js";
import { recovery, resample } from "../criteria/bootstrap-stability.js";
import { copulaNull } from "../criteria/copula-null.js";
import { type DimensionKind, dimensionKinds } from "../criteria/dimension-kinds.js";
import { drawRows, gatherRows } from "../criteria/draw-rows.js";
import { explainedShare } from "../criteria/explained-share.js";
import { innerValleys } from "../criteria/inner-valleys.js";
import { nearestConditions } from "../criteria/one-condition.js";
import { halves, predictionStrength } from "../criteria/prediction-strength.js";
import { quickFit } from "../criteria/quick-fit.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";
import { type ValleySpace, valleySpace } from "../criteria/valley-space.js";
import { valleys } from "../criteria/valleys.js";
import { isCalibrated } from "./calibrated-range.js";
import { segmentCondition } from "./condition-text.js";
import type { ResolvedJudgeOptions } from "./judge-options.js";
import type { JudgedK, Spread } from "./judgement.js";
import { kRemarks } from "./k-remarks.js";
import { pairSentence } from "./verdict-sentences.js";

/** Random cuts in two that prediction strength is averaged over. */
const CUTS = 3;

/** Starts of a K that was not asked for. */
const BESIDE_RESTARTS = 10;

/** Every K judged, and on what. */
export interface Judged {
  /** By rising K. */
  readonly perK: readonly JudgedK[];
  readonly sampleRows: number;
  readonly nullDeviation: number;
  /** Whether rows, features and kinds lie where the rule was calibrated. */
  readonly calibrated: boolean;
}

/** One K's partition of the sample. */
interface Partition {
  readonly k: number;
  readonly labels: Uint8Array;
  readonly centroids: Float64Array;
  readonly smallestShare: number;
}

/** What every K is judged on. */
interface Bench {
  readonly sample: Matrix;
  readonly kinds: readonly DimensionKind[];
  readonly space: ValleySpace;
  readonly rows: Uint32Array;
}

/**
 * The whole judgement as a generator of steps.
 *
 * @param matrix Customers in model space, in canonical order.
 * @param models A fitted model for each K.
 * @param options Resolved.
 * @returns Yields the share of the work that is done; returns every K judged.
 */
export function* judgeSteps(
  matrix: Matrix,
  models: ReadonlyMap<number, KMeansModel>,
  options: ResolvedJudgeOptions,
): Generator<number, Judged> {
  const { seed, recipe, limits } = options;
  const kinds = dimensionKinds(matrix.featureCount, recipe);
  const rows = drawRows(matrix.rowCount, options.rows, taskSeed(seed, PURPOSE.sample), options.rowHashes);
  const sample = gatherRows(matrix, rows);
  const bench: Bench = { sample, kinds, rows, space: valleySpace(sample, kinds, taskSeed(seed, PURPOSE.dither)) };
  const beside = options.beside.filter((k) => !models.has(k));
  const kCount = models.size + beside.length;
  const units = kCount * (options.resamples + options.nullDraws + CUTS + 1) + beside.length + 1;
  let done = 0;
  const step = (): number => ++done / units;

  const fitted = [...models.values()].map((model) => partitionOf(model, rows));
  for (const k of beside) {
    const partition = besidePartition(sample, k, seed);
    if (partition !== null) fitted.push(partition);
    yield step();
  }
  fitted.sort((p, q) => p.k - q.k);

  const nulls = copulaNull(sample, kinds, taskSeed(seed, PURPOSE.pilot));
  yield step();
  const nullShares: number[][] = fitted.map(() => []);
  for (let draw = 0; draw < options.nullDraws; draw++) {
    const drawn = nulls.draw(taskSeed(seed, PURPOSE.null, draw));
    for (const [at, { k }] of fitted.entries()) {
      const model = quickFit(drawn, k, taskSeed(seed, PURPOSE.nullFit, draw, k));
      nullShares[at].push(model === null ? 0 : explainedShare(drawn, model.labels, k));
      yield step();
    }
  }
  const jaccards: number[][][] = fitted.map(({ k }) => Array.from({ length: k }, () => []));
  const aris: number[][] = fitted.map(() => []);
  for (let b = 0; b < options.resamples; b++) {
    const drawn = resample(sample, taskSeed(seed, PURPOSE.bootstrap, b));
    for (const [at, { k }] of fitted.entries()) {
      const found = recovery(drawn, fitted[at].labels, k, taskSeed(seed, PURPOSE.bootstrapFit, b, k));
      for (let c = 0; c < k; c++) if (!Number.isNaN(found.jaccard[c])) jaccards[at][c].push(found.jaccard[c]);
      aris[at].push(found.ari);
      yield step();
    }
  }
  const strengths: number[][] = fitted.map(() => []);
  for (let cut = 0; cut < CUTS; cut++) {
    const both = halves(sample, taskSeed(seed, PURPOSE.halves, cut));
    for (const [at, { k }] of fitted.entries()) {
      strengths[at].push(predictionStrength(both, k, taskSeed(seed, PURPOSE.halvesFit, cut, k)));
      yield step();
    }
  }
  const perK: JudgedK[] = [];
  for (const [at, partition] of fitted.entries()) {
    const ofNull = spreadOf(nullShares[at]);
    const share = sampleShare(bench, partition);
    const judged = {
      ...onSample(bench, partition, options),
      explainedShare: share,
      nullExplainedShare: ofNull.value,
      gap: { value: share - ofNull.value, spread: ofNull.spread },
      stability: jaccards[at].map((values) => (values.length === 0 ? 0 : median(Float64Array.from(values)))),
      ari: spreadOf(aris[at]),
      predictionStrength: spreadOf(strengths[at]).value,
    };
    perK.push({ ...judged, remarks: kRemarks(judged, limits) });
    yield step();
  }
  return {
    perK,
    sampleRows: rows.length,
    nullDeviation: nulls.largestDeviation,
    calibrated: isCalibrated(matrix.rowCount, bench.space.usable),
  };
}

function partitionOf({ k, labels, centroids, sizes }: KMeansModel, rows: Uint32Array): Partition {
  const smallestShare = Math.min(...sizes) / labels.length;
  return { k, labels: Uint8Array.from(rows, (row) => labels[row]), centroids, smallestShare };
}

/** A K that was not asked for, fitted on the sample alone; null where its rows are too alike. */
function besidePartition(sample: Matrix, k: number, seed: number): Partition | null {
  const model = quickFit(sample, k, seed, undefined, BESIDE_RESTARTS);
  if (model === null) return null;
  return {
    k,
    labels: model.labels,
    centroids: model.centroids,
    smallestShare: Math.min(...model.sizes) / sample.rowCount,
  };
}

/** The explained share on the sample of the optimum next to the model: what the null's fits, optimal on their rows, are compared with. */
function sampleShare({ sample }: Bench, { k, centroids }: Partition): number {
  const settled = kmeans(sample, { k, centroids, tolerance: 1e-3, maxIterations: 100, mode: "reference" });
  return explainedShare(sample, settled.labels, k);
}

type Drawn = "explainedShare" | "nullExplainedShare" | "gap" | "stability" | "ari" | "predictionStrength" | "remarks";

/** The criteria that need no draws. */
function onSample(
  bench: Bench,
  { k, labels, smallestShare }: Partition,
  options: ResolvedJudgeOptions,
): Omit<JudgedK, Drawn> {
  const { sample, space, kinds } = bench;
  const conditions = nearestConditions(sample, labels, k).flatMap((condition, c) =>
    condition !== null && condition.jaccard >= options.limits.condition
      ? [segmentCondition(condition, c + 1, kinds[condition.dimension], options.recipe)]
      : [],
  );
  return {
    k,
    valleys: valleys(sample, space, labels, k).map((valley) => {
      const { a, b, value, curve } = { ...valley, a: valley.a + 1, b: valley.b + 1 };
      return { a, b, value, sentence: pairSentence({ a, b, value }, options.limits), curve };
    }),
    innerValleys: innerValleys(space, labels, k),
    smallestShare,
    conditions,
  };
}

function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { value: 0, spread: 0 };
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { value: mean, spread: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
