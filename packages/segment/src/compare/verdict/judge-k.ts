import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../../prepare/recipe.js";
import type { SharedStage } from "../../share/shared-stage.js";
import { median } from "../../statistics/median.js";
import { recovery } from "../criteria/bootstrap-stability.js";
import type { DimensionKind } from "../criteria/dimension-kinds.js";
import { explaining } from "../criteria/explained-share.js";
import { innerValleys } from "../criteria/inner-valleys.js";
import { nearestConditions } from "../criteria/one-condition.js";
import { quickFits } from "../criteria/quick-fit.js";
import { valleys } from "../criteria/valleys.js";
import { segmentCondition } from "./condition-text.js";
import type { JudgedK, Spread } from "./judgement.js";
import { kRemarks } from "./k-remarks.js";
import type { Limits } from "./limits.js";
import type { Partition } from "./partition.js";
import type { SampleFindings } from "./sample-tasks.js";
import { pairSentence } from "./verdict-sentences.js";

/** What every K is judged by, once models are fitted: plain data. */
export interface JudgeBench {
  readonly sample: Matrix;
  readonly kinds: readonly DimensionKind[];
  /** The K that `findings` are of. */
  readonly ks: readonly number[];
  readonly findings: SampleFindings;
  readonly limits: Limits;
  /** Names the dimensions, where they are the recipe's. */
  readonly recipe: Recipe | undefined;
}

/** One partition judged, from what draws and resamples found. */
export const judgeStage: SharedStage<JudgeBench, Partition, JudgedK> = { name: "judge", run: judgeK };

function judgeK(bench: JudgeBench, partition: Partition): JudgedK {
  const { sample, ks, findings, limits } = bench;
  const { k } = partition;
  const at = ks.indexOf(k);
  const ofNull = spreadOf(findings.nulls.shares[at]);
  // The optimum next to the model: the null's fits, which it is compared with, are optimal on their rows.
  const settled = quickFits(sample).settle(partition.centroids, k);
  const share = explaining(sample).share(settled.labels, k);
  const judged = {
    ...betweenAndInside(bench, partition),
    explainedShare: share,
    nullExplainedShare: ofNull.value,
    gap: { value: share - ofNull.value, spread: ofNull.spread },
    ...comingBack(findings, at, partition),
    predictionStrength: spreadOf(findings.strengths.map((strengths) => strengths[at])).value,
  };
  return { ...judged, remarks: kRemarks(judged, limits) };
}

/** How its segments come back in resamples; one without a segment's rows has no say in it. */
function comingBack(
  { reclusters }: SampleFindings,
  at: number,
  { k, labels }: Partition,
): Pick<JudgedK, "stability" | "ari"> {
  const recoveries = reclusters.map((recluster) => recovery(recluster.rows, recluster.labels[at], labels, k));
  return {
    stability: Array.from({ length: k }, (_, c) => {
      const values = recoveries.map(({ jaccard }) => jaccard[c]).filter((x) => !Number.isNaN(x));
      return values.length === 0 ? 0 : median(Float64Array.from(values));
    }),
    ari: spreadOf(recoveries.map(({ ari }) => ari)),
  };
}

function betweenAndInside(
  { sample, kinds, findings: { columns, space }, limits, recipe }: JudgeBench,
  { k, labels, smallestShare }: Partition,
): Pick<JudgedK, "k" | "valleys" | "innerValleys" | "smallestShare" | "conditions"> {
  const conditions = nearestConditions(columns, labels, k).flatMap((condition, c) =>
    condition !== null && condition.jaccard >= limits.condition
      ? [segmentCondition(condition, c + 1, kinds[condition.dimension], recipe)]
      : [],
  );
  return {
    k,
    valleys: valleys(sample, space, labels, k).map((valley) => {
      const { a, b, value, curve } = { ...valley, a: valley.a + 1, b: valley.b + 1 };
      return { a, b, value, sentence: pairSentence({ a, b, value }, limits), curve };
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
