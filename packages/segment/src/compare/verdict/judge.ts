import type { KMeansModel, Matrix } from "@coterie/kmeans";
import { SegmentError } from "../../segment-error.js";
import { shareTasks } from "../../share/share-tasks.js";
import type { Helper } from "../../share/shared-stage.js";
import { slices } from "../../share/slices.js";
import { dimensionKinds } from "../criteria/dimension-kinds.js";
import { drawRows, gatherRows } from "../criteria/draw-rows.js";
import { quickFits } from "../criteria/quick-fit.js";
import { gatherDimensions, shortListSteps } from "../criteria/short-list.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";
import { isCalibrated } from "./calibrated-range.js";
import { type JudgeOptions, type ResolvedJudgeOptions, resolveJudgeOptions } from "./judge-options.js";
import { criteriaSteps, nullSteps, type SampleBench, sampleBench } from "./judge-sample.js";
import { gatherTasks, type JudgeBench, judgeStage, taskCount, taskSteps } from "./judge-tasks.js";
import type { JudgedK } from "./judgement.js";
import { type Partition, partitionOf, samplePartition } from "./partition.js";

/** Every K judged, and on what. */
export interface Judged {
  /** By rising K. */
  readonly perK: readonly JudgedK[];
  readonly sampleRows: number;
  readonly nullDeviation: number;
  /** Whether rows, features and kinds lie where the rule was calibrated. */
  readonly calibrated: boolean;
  /** Of many dimensions those that know of groups, from 0, and every K judged on them alone; null where no list was looked for or found. */
  readonly shortList: { readonly dimensions: readonly number[]; readonly perK: readonly JudgedK[] } | null;
}

/**
 * Judge every K fitted: are there segments, how many, and which borders are real?
 *
 * Everything is taken on at most 4,000 rows drawn by seeded hash, so the cost does not depend on the number of customers, and neither
 * does the verdict grow firmer with it. Row weights play no part.
 *
 * @param matrix Customers in model space, in canonical order. Not modified.
 * @param models A fitted model for each K, as `compare` gives them; may be empty where there are K `beside`.
 * @param options How; the result depends on `seed`, and on no clock, thread or helper.
 * @returns Each K's criteria. `judgementOf` draws the verdict from them.
 * @throws {SegmentError} `bad-option`, `bad-data` before any work; `aborted`.
 * @remarks O((resamples + nullDraws) · rows · featureCount · Σ K) times the passes of a fit.
 */
export async function judge(
  matrix: Matrix,
  models: ReadonlyMap<number, KMeansModel>,
  options: JudgeOptions = {},
): Promise<Judged> {
  const resolved = resolveJudgeOptions(matrix, models, options);
  const { seed, recipe, limits } = resolved;
  const drive = driver(options);
  const kinds = dimensionKinds(matrix.featureCount, recipe);
  const rows = drawRows(matrix.rowCount, resolved.rows, taskSeed(seed, PURPOSE.sample), resolved.rowHashes);
  const sample = gatherRows(matrix, rows);
  const ofModels = [...models.values()].map((model) => partitionOf(model, rows));
  const beside = resolved.beside.filter((k) => !models.has(k));
  const partitions = [...ofModels, ...(await drive(partitionSteps(sample, beside, seed), 0.05))];
  const bench = sampleBench(sample, kinds, partitions, { seed, limits, recipe });
  const ks = bench.partitions.map(({ k }) => k);
  const dimensions = resolved.shortList
    ? await drive(shortListSteps(sample, kinds, ks, taskSeed(seed, PURPOSE.shortList)), 0.1)
    : null;
  const { perK, deviation } = await judgeBench(bench, resolved, options.helpers ?? [], (steps, share) =>
    drive(steps, 0.1 + share * (dimensions === null ? 0.9 : 0.6)),
  );
  let shortList: Judged["shortList"] = null;
  if (dimensions !== null) {
    const part = gatherDimensions(sample, dimensions);
    const found = await drive(partitionSteps(part, ks, seed), 0.7);
    const narrow = sampleBench(
      part,
      dimensions.map((j) => kinds[j]),
      found,
      { seed, limits, recipe: undefined },
    );
    const judged = await judgeBench(narrow, resolved, options.helpers ?? [], (steps, share) =>
      drive(steps, 0.7 + 0.3 * share),
    );
    shortList = { dimensions, perK: judged.perK };
  }
  return {
    perK,
    sampleRows: rows.length,
    nullDeviation: deviation,
    calibrated: isCalibrated(matrix.rowCount, bench.space.usable),
    shortList,
  };
}

function* partitionSteps(sample: Matrix, ks: readonly number[], seed: number): Generator<void, readonly Partition[]> {
  const fits = quickFits(sample);
  const found: Partition[] = [];
  for (const k of ks) {
    const partition = samplePartition(fits, k, seed);
    if (partition !== null) found.push(partition);
    yield;
  }
  return found;
}

/** Runs steps; `share` is how much of the work is done when they end. */
type Drive = <T>(steps: Generator<void, T>, share: number) => Promise<T>;

/** Judges one bench. */
async function judgeBench(
  bench: SampleBench,
  { resamples, nullDraws }: ResolvedJudgeOptions,
  helpers: readonly Helper[],
  drive: Drive,
): Promise<{ readonly perK: readonly JudgedK[]; readonly deviation: number }> {
  const partitions = bench.partitions.map(({ k, labels }) => ({ k, labels }));
  const work: JudgeBench = { sample: bench.sample, partitions, seed: bench.seed, resamples };
  const tasks = Array.from({ length: taskCount(work) }, (_, task) => task);
  const shared = shareTasks(judgeStage, work, tasks, helpers);
  const nulls = await drive(nullSteps(bench, nullDraws), 0.1);
  const results = await shared.finish((task) => drive(taskSteps(work, task), 0.1 + 0.85 * shared.taken()));
  const perK = await drive(criteriaSteps(bench, nulls, gatherTasks(work, results)), 1);
  return { perK, deviation: nulls.deviation };
}

/** Drives steps in slices, so that the event loop stays free; tells how far the work has come. */
function driver({ signal, onProgress }: JudgeOptions) {
  const slice = slices();
  let reached = 0;
  return async <T>(steps: Generator<void, T>, share: number): Promise<T> => {
    refuseAborted(signal);
    for (;;) {
      const step = steps.next();
      if (step.done) reached = share;
      if (slice.isOver()) {
        onProgress?.(reached);
        await slice.next();
        refuseAborted(signal);
      }
      if (step.done) return step.value;
    }
  };
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new SegmentError("aborted", "the comparison was stopped before it ended. Nothing was kept.");
}
