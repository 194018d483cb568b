import { clusterIndices, type KMeansModel, kmeans, type Matrix, silhouetteEuclidean } from "@coterie/kmeans";
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
import { decide } from "./decide.js";
import type { ResolvedJudgeOptions } from "./judge-options.js";
import type { JudgedK, Judgement, Spread } from "./judgement.js";
import { preferences } from "./preferences.js";
import { pairSentence, verdictSentences } from "./verdict-sentences.js";

/** Random cuts in two that prediction strength is averaged over. */
const CUTS = 3;

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
 * @returns Yields the share of the work that is done; returns the judgement.
 */
export function* judgeSteps(
  matrix: Matrix,
  models: ReadonlyMap<number, KMeansModel>,
  options: ResolvedJudgeOptions,
): Generator<number, Judgement> {
  const { seed, recipe, limits } = options;
  const kinds = dimensionKinds(matrix.featureCount, recipe);
  const rows = drawRows(matrix.rowCount, options.rows, taskSeed(seed, PURPOSE.sample), options.rowHashes);
  const sample = gatherRows(matrix, rows);
  const bench: Bench = { sample, kinds, rows, space: valleySpace(sample, kinds, taskSeed(seed, PURPOSE.dither)) };
  const fitted = [...models.values()].toSorted((p, q) => p.k - q.k);
  const labels = fitted.map((model) => Uint8Array.from(rows, (row) => model.labels[row]));
  const units = fitted.length * (options.resamples + options.nullDraws + CUTS + 1) + 1;
  let done = 0;
  const step = (): number => ++done / units;

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
      const found = recovery(drawn, labels[at], k, taskSeed(seed, PURPOSE.bootstrapFit, b, k));
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
  for (const [at, model] of fitted.entries()) {
    const ofNull = spreadOf(nullShares[at]);
    const share = sampleShare(bench, model);
    perK.push({
      ...onSample(bench, model, labels[at], options),
      explainedShare: share,
      nullExplainedShare: ofNull.value,
      gap: { value: share - ofNull.value, spread: ofNull.spread },
      stability: jaccards[at].map((values) => (values.length === 0 ? 0 : median(Float64Array.from(values)))),
      ari: spreadOf(aris[at]),
      predictionStrength: spreadOf(strengths[at]).value,
    });
    yield step();
  }
  const asked = options.within.length === 0 ? perK.map((row) => row.k) : options.within.toSorted((p, q) => p - q);
  const decision = decide(
    perK.filter((row) => asked.includes(row.k)),
    limits,
  );
  const unrestricted = decide(perK, limits);
  const calibrated = isCalibrated(matrix.rowCount, bench.space.usable);
  const facts = {
    decision,
    unrestricted,
    perK,
    asked,
    sampleRows: rows.length,
    resamples: options.resamples,
    calibrated,
    limits,
  };
  return {
    ...decision,
    sampleRows: rows.length,
    resamples: options.resamples,
    nullDraws: options.nullDraws,
    nullDeviation: nulls.largestDeviation,
    calibrated,
    perK,
    prefers: preferences(perK, limits),
    unrestricted,
    sentences: verdictSentences(facts),
    pairSentences: perK.find((row) => row.k === decision.k)!.valleys.map((valley) => pairSentence(valley, limits)),
  };
}

/** The explained share on the sample of the optimum next to the model: what the null's fits, optimal on their rows, are compared with. */
function sampleShare({ sample }: Bench, model: KMeansModel): number {
  const { k, centroids } = model;
  const settled = kmeans(sample, { k, centroids, tolerance: 1e-3, maxIterations: 100, mode: "reference" });
  return explainedShare(sample, settled.labels, k);
}

type Drawn = "explainedShare" | "nullExplainedShare" | "gap" | "stability" | "ari" | "predictionStrength";

/** The criteria that need no draws. */
function onSample(
  bench: Bench,
  model: KMeansModel,
  labels: Uint8Array,
  options: ResolvedJudgeOptions,
): Omit<JudgedK, Drawn> {
  const { sample, space, kinds } = bench;
  const { k } = model;
  const silhouette = silhouetteEuclidean(sample, labels, k, { seed: options.seed });
  const indices = clusterIndices(sample, { k, labels, inertia: model.inertia });
  const conditions = nearestConditions(sample, labels, k).flatMap((condition, c) =>
    condition !== null && condition.jaccard >= options.limits.condition
      ? [segmentCondition(condition, c + 1, kinds[condition.dimension], options.recipe)]
      : [],
  );
  return {
    k,
    valleys: valleys(sample, space, labels, k).map(({ a, b, value }) => ({ a: a + 1, b: b + 1, value })),
    innerValleys: innerValleys(space, labels, k),
    smallestShare: Math.min(...model.sizes) / model.labels.length,
    silhouetteEuclidean: silhouette?.value ?? null,
    worstSegmentSilhouette: silhouette && Math.min(...silhouette.perCluster.filter((value) => !Number.isNaN(value))),
    calinskiHarabasz: indices.calinskiHarabasz,
    daviesBouldin: indices.daviesBouldin,
    restarts: model.restarts,
    restartsAgreeing: model.restartsAgreeing,
    conditions,
  };
}

function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { value: 0, spread: 0 };
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { value: mean, spread: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
