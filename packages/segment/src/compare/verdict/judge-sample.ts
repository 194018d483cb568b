import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../../prepare/recipe.js";
import { median } from "../../statistics/median.js";
import { copulaNull } from "../criteria/copula-null.js";
import type { DimensionKind } from "../criteria/dimension-kinds.js";
import { explaining } from "../criteria/explained-share.js";
import { innerValleys } from "../criteria/inner-valleys.js";
import { nearestConditions } from "../criteria/one-condition.js";
import { quickFits } from "../criteria/quick-fit.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";
import { type ValleySpace, valleySpace } from "../criteria/valley-space.js";
import { valleys } from "../criteria/valleys.js";
import { segmentCondition } from "./condition-text.js";
import type { Repeated } from "./judge-tasks.js";
import type { JudgedK, Spread } from "./judgement.js";
import { kRemarks } from "./k-remarks.js";
import type { Limits } from "./limits.js";
import type { Partition } from "./partition.js";
import { pairSentence } from "./verdict-sentences.js";

/** What every K is judged on. */
export interface SampleBench {
  readonly sample: Matrix;
  readonly kinds: readonly DimensionKind[];
  readonly space: ValleySpace;
  /** By rising K. */
  readonly partitions: readonly Partition[];
  readonly seed: number;
  readonly limits: Limits;
  /** Names the dimensions, where they are the recipe's. */
  readonly recipe: Recipe | undefined;
}

/** What a population without segments shows at each K. */
export interface NullShares {
  /** By partition, a draw each. */
  readonly shares: readonly (readonly number[])[];
  readonly deviation: number;
}

/**
 * Put together what partitions are judged on.
 *
 * @param sample Rows.
 * @param kinds What stands behind each dimension.
 * @param partitions Of the sample.
 * @param more Seed, limits and names.
 */
export function sampleBench(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  partitions: readonly Partition[],
  more: Pick<SampleBench, "seed" | "limits" | "recipe">,
): SampleBench {
  const space = valleySpace(sample, kinds, taskSeed(more.seed, PURPOSE.dither));
  return { sample, kinds, space, partitions: partitions.toSorted((p, q) => p.k - q.k), ...more };
}

/** The share explained at each K in draws from the null. Yields after every fit. */
export function* nullSteps(
  { sample, kinds, partitions, seed }: SampleBench,
  draws: number,
): Generator<void, NullShares> {
  const nulls = copulaNull(sample, kinds, taskSeed(seed, PURPOSE.pilot));
  const shares: number[][] = partitions.map(() => []);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = nulls.draw(taskSeed(seed, PURPOSE.null, draw));
    const fits = quickFits(drawn);
    const explained = explaining(drawn);
    for (const [at, { k }] of partitions.entries()) {
      const found = fits.fit(k, taskSeed(seed, PURPOSE.nullFit, draw, k));
      shares[at].push(found === null ? 0 : explained.share(found.labels, k));
      yield;
    }
  }
  return { shares, deviation: nulls.largestDeviation };
}

/** Every K judged, from what draws and tasks gave. Yields after every K. */
export function* criteriaSteps(
  bench: SampleBench,
  nulls: NullShares,
  repeated: readonly Repeated[],
): Generator<void, readonly JudgedK[]> {
  const perK: JudgedK[] = [];
  const fits = quickFits(bench.sample);
  const explained = explaining(bench.sample);
  for (const [at, partition] of bench.partitions.entries()) {
    const ofNull = spreadOf(nulls.shares[at]);
    const { jaccards, aris, strengths } = repeated[at];
    // The optimum next to the model: the null's fits, which it is compared with, are optimal on their rows.
    const settled = fits.settle(partition.centroids, partition.k);
    const share = explained.share(settled.labels, partition.k);
    const judged = {
      ...withoutDraws(bench, partition),
      explainedShare: share,
      nullExplainedShare: ofNull.value,
      gap: { value: share - ofNull.value, spread: ofNull.spread },
      stability: jaccards.map((values) => (values.length === 0 ? 0 : median(Float64Array.from(values)))),
      ari: spreadOf(aris),
      predictionStrength: spreadOf(strengths).value,
    };
    perK.push({ ...judged, remarks: kRemarks(judged, bench.limits) });
    yield;
  }
  return perK;
}

function withoutDraws(
  { sample, space, kinds, limits, recipe }: SampleBench,
  { k, labels, smallestShare }: Partition,
): Pick<JudgedK, "k" | "valleys" | "innerValleys" | "smallestShare" | "conditions"> {
  const conditions = nearestConditions(sample, labels, k).flatMap((condition, c) =>
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
