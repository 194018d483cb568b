import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../../prepare/recipe.js";
import type { DimensionKind } from "../criteria/dimension-kinds.js";
import type { DistinctColumn } from "../criteria/distinct-columns.js";
import { explaining } from "../criteria/explained-share.js";
import { innerValley } from "../criteria/inner-valley.js";
import { nearestConditions } from "../criteria/one-condition.js";
import { quickFits } from "../criteria/quick-fit.js";
import { segmentColumns } from "../criteria/segment-columns.js";
import type { ValleySpace } from "../criteria/valley-space.js";
import { valleys } from "../criteria/valleys.js";
import { segmentCondition } from "./condition-text.js";
import type { JudgedK } from "./judgement.js";
import type { Limits } from "./limits.js";
import type { Partition } from "./partition.js";
import { pairSentence } from "./verdict-sentences.js";

/** What a partition's shape is seen in. */
export interface ShapeBench {
  readonly sample: Matrix;
  readonly kinds: readonly DimensionKind[];
  readonly columns: readonly DistinctColumn[];
  readonly space: ValleySpace;
  readonly limits: Limits;
  /** Names the dimensions, where they are the recipe's. */
  readonly recipe: Recipe | undefined;
}

/** What is said of a partition by itself, without draws. */
export type Shape = Pick<JudgedK, "k" | "valleys" | "innerValleys" | "smallestShare" | "conditions" | "explainedShare">;

/** The shape of one partition. */
export function shapeOf(bench: ShapeBench, { k, labels, centroids, smallestShare }: Partition): Shape {
  const { sample, kinds, columns, space, limits, recipe } = bench;
  // The optimum next to the model: the null's fits, which it is compared with, are optimal on their rows.
  const settled = quickFits(sample).settle(centroids, k);
  const segments = segmentColumns(space, labels, k);
  return {
    k,
    valleys: valleys(sample, segments).map((valley) => {
      const { a, b, value, curve } = { ...valley, a: valley.a + 1, b: valley.b + 1 };
      return { a, b, value, sentence: pairSentence({ a, b, value }, limits), curve };
    }),
    innerValleys: segments.map((segment) => innerValley(segment, sample.featureCount)),
    smallestShare,
    conditions: nearestConditions(columns, labels, k, limits.condition).flatMap((condition, c) =>
      condition !== null ? [segmentCondition(condition, c + 1, kinds[condition.dimension], recipe)] : [],
    ),
    explainedShare: explaining(sample).share(settled.labels, k),
  };
}
