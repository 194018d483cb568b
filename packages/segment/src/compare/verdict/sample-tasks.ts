import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../../prepare/recipe.js";
import type { SharedStage } from "../../share/shared-stage.js";
import { type Reclustered, reclusterSteps } from "../criteria/bootstrap-stability.js";
import type { DimensionKind } from "../criteria/dimension-kinds.js";
import { type DistinctColumn, distinctColumns } from "../criteria/distinct-columns.js";
import { type NullShares, nullSteps } from "../criteria/null-shares.js";
import { halves, predictionStrength } from "../criteria/prediction-strength.js";
import { quickFits } from "../criteria/quick-fit.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";
import { type ValleySpace, valleySpace } from "../criteria/valley-space.js";
import type { Limits } from "./limits.js";
import { type Partition, samplePartition } from "./partition.js";
import { type Shape, shapeOf } from "./shape-of.js";

/** What the tasks of a judgement that need no fitted model work on. */
export interface SampleBench {
  readonly sample: Matrix;
  readonly kinds: readonly DimensionKind[];
  /** Every K judged, rising. */
  readonly ks: readonly number[];
  /** Those of which no model is fitted: their partition is found here. */
  readonly beside: readonly number[];
  readonly seed: number;
  readonly resamples: number;
  readonly nullDraws: number;
  readonly limits: Limits;
  /** Names the dimensions, where they are the recipe's. */
  readonly recipe: Recipe | undefined;
}

/** One of them, which can be done by itself, anywhere, with the same answer. */
export type SampleTask =
  | { readonly what: "nulls" | "shapes" }
  | { readonly what: "resample" | "cut"; readonly number: number };

/** What a task found. */
export type SampleAnswer =
  | { readonly what: "nulls"; readonly nulls: NullShares }
  | ({ readonly what: "shapes" } & Pick<SampleFindings, "columns" | "space" | "beside">)
  | { readonly what: "resample"; readonly recluster: Reclustered }
  | { readonly what: "cut"; readonly strengths: readonly number[] };

/** What all tasks found. */
export interface SampleFindings {
  readonly nulls: NullShares;
  readonly columns: readonly DistinctColumn[];
  readonly space: ValleySpace;
  /** Those left out for which rows are too few or too alike. */
  readonly beside: readonly { readonly partition: Partition; readonly shape: Shape }[];
  readonly reclusters: readonly Reclustered[];
  /** For each cut in two the prediction strength of every K. */
  readonly strengths: readonly (readonly number[])[];
}

/** Random cuts in two that prediction strength is averaged over. */
const CUTS = 3;

/** The tasks, the longest first. */
export function sampleTasks({ resamples }: Pick<SampleBench, "resamples">): readonly SampleTask[] {
  return [
    { what: "nulls" },
    { what: "shapes" },
    ...Array.from({ length: resamples }, (_, number) => ({ what: "resample", number }) as const),
    ...Array.from({ length: CUTS }, (_, number) => ({ what: "cut", number }) as const),
  ];
}

/** Do one. Yields after every fit. */
export function* sampleSteps(bench: SampleBench, task: SampleTask): Generator<void, SampleAnswer> {
  const { sample, kinds, ks, seed, nullDraws } = bench;
  switch (task.what) {
    case "nulls":
      return { what: "nulls", nulls: yield* nullSteps(sample, kinds, ks, nullDraws, seed) };
    case "shapes":
      return { what: "shapes", ...(yield* shapeSteps(bench)) };
    case "resample":
      return { what: "resample", recluster: yield* reclusterSteps(sample, ks, seed, task.number) };
    case "cut": {
      const cut = halves(sample, taskSeed(seed, PURPOSE.halves, task.number));
      const strengths: number[] = [];
      for (const k of ks) {
        strengths.push(predictionStrength(cut, k, taskSeed(seed, PURPOSE.halvesFit, task.number, k)));
        yield;
      }
      return { what: "cut", strengths };
    }
  }
}

/** The K beside, and what shapes are seen in. Yields after every K. */
function* shapeSteps(bench: SampleBench): Generator<void, Pick<SampleFindings, "columns" | "space" | "beside">> {
  const { sample, kinds, seed } = bench;
  const columns = distinctColumns(sample);
  const space = valleySpace(sample, kinds, taskSeed(seed, PURPOSE.dither), columns);
  const fits = quickFits(sample);
  const beside: SampleFindings["beside"][number][] = [];
  for (const k of bench.beside) {
    const partition = samplePartition(fits, k, seed);
    if (partition !== null) beside.push({ partition, shape: shapeOf({ ...bench, columns, space }, partition) });
    yield;
  }
  return { columns, space, beside };
}

/** Tasks as helpers do them, at one go. */
export const sampleStage: SharedStage<SampleBench, SampleTask, SampleAnswer> = {
  name: "judge-sample",
  run: (bench, task) => {
    const steps = sampleSteps(bench, task);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  },
};

/** Answers put together, in the order of the tasks. */
export function gatherAnswers(answers: readonly SampleAnswer[]): SampleFindings {
  const all = <What extends SampleAnswer["what"]>(what: What) =>
    answers.filter((answer): answer is Extract<SampleAnswer, { what: What }> => answer.what === what);
  const [{ nulls }] = all("nulls");
  const [{ columns, space, beside }] = all("shapes");
  return {
    nulls,
    columns,
    space,
    beside,
    reclusters: all("resample").map(({ recluster }) => recluster),
    strengths: all("cut").map(({ strengths }) => strengths),
  };
}
