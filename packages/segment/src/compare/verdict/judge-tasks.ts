import type { Matrix } from "@coterie/kmeans";
import type { SharedStage } from "../../share/shared-stage.js";
import { recovery, resample } from "../criteria/bootstrap-stability.js";
import { halves, predictionStrength } from "../criteria/prediction-strength.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";

/** What the tasks of a judgement work on: plain data, so that it can be sent to another thread. */
export interface JudgeBench {
  readonly sample: Matrix;
  /** The K judged and the segment of each row at each of them. */
  readonly partitions: readonly { readonly k: number; readonly labels: Uint8Array }[];
  readonly seed: number;
  /** Tasks below this number are resamples, the rest cuts in two. */
  readonly resamples: number;
}

/** Random cuts in two that prediction strength is averaged over. */
const CUTS = 3;

/** How many tasks there are; each can be done by itself, anywhere, with the same result. */
export function taskCount(bench: JudgeBench): number {
  return bench.resamples + CUTS;
}

/**
 * One task: a resample or a cut in two, clustered at every K.
 *
 * @param bench What it works on.
 * @param task Its number, below `taskCount`.
 * @returns Yields after every K; returns, for a resample, each segment's best Jaccard similarity and then the ARI, K by K; for a cut
 * the prediction strength of each K.
 */
export function* taskSteps(bench: JudgeBench, task: number): Generator<void, Float64Array> {
  const { sample, partitions, seed, resamples } = bench;
  const found: number[] = [];
  if (task < resamples) {
    const drawn = resample(sample, taskSeed(seed, PURPOSE.bootstrap, task));
    for (const { k, labels } of partitions) {
      const { jaccard, ari } = recovery(drawn, labels, k, taskSeed(seed, PURPOSE.bootstrapFit, task, k));
      found.push(...jaccard, ari);
      yield;
    }
  } else {
    const cut = task - resamples;
    const both = halves(sample, taskSeed(seed, PURPOSE.halves, cut));
    for (const { k } of partitions) {
      found.push(predictionStrength(both, k, taskSeed(seed, PURPOSE.halvesFit, cut, k)));
      yield;
    }
  }
  return Float64Array.from(found);
}

/** Tasks of a judgement as helpers do them, at one go. */
export const judgeStage: SharedStage<JudgeBench, number, Float64Array> = {
  name: "judge",
  run: (bench, task) => {
    const steps = taskSteps(bench, task);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  },
};

/** What the tasks say of one K. */
export interface Repeated {
  /** For each segment its Jaccard similarities, a resample each; resamples without its rows left out. */
  readonly jaccards: readonly (readonly number[])[];
  readonly aris: readonly number[];
  readonly strengths: readonly number[];
}

/**
 * The tasks' results, K by K.
 *
 * @param bench What they worked on.
 * @param results By task.
 * @returns One for each partition.
 */
export function gatherTasks(
  { partitions, resamples }: JudgeBench,
  results: readonly Float64Array[],
): readonly Repeated[] {
  let offset = 0;
  return partitions.map(({ k }, at) => {
    const from = offset;
    offset += k + 1;
    const ofResamples = results.slice(0, resamples);
    const segments = Array.from({ length: k }, (_, c) => ofResamples.map((values) => values[from + c]));
    return {
      jaccards: segments.map((values) => values.filter((x) => !Number.isNaN(x))),
      aris: ofResamples.map((values) => values[from + k]),
      strengths: results.slice(resamples).map((values) => values[at]),
    };
  });
}
