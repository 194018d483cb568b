import type { KMeansModel, Matrix } from "@coterie/kmeans";
import { SegmentError } from "../../segment-error.js";
import { shareTasks } from "../../share/share-tasks.js";
import type { Helper } from "../../share/shared-stage.js";
import { nextTurn, slices } from "../../share/slices.js";
import { type DimensionKind, dimensionKinds } from "../criteria/dimension-kinds.js";
import { drawRows, gatherRows } from "../criteria/draw-rows.js";
import { gatherDimensions, shortListSteps } from "../criteria/short-list.js";
import { PURPOSE, taskSeed } from "../criteria/task-seed.js";
import { isCalibrated } from "./calibrated-range.js";
import { type JudgeBench, judgeStage } from "./judge-k.js";
import { checkModels, type JudgeOptions, type ResolvedJudgeOptions, resolveJudgeOptions } from "./judge-options.js";
import type { JudgedK } from "./judgement.js";
import { type Partition, partitionOf } from "./partition.js";
import { gatherAnswers, type SampleBench, sampleStage, sampleSteps, sampleTasks } from "./sample-tasks.js";

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
  checkModels(matrix, models);
  return beginJudging(matrix, [...models.keys()], options).finish(models);
}

/** A judgement that helpers have begun with. */
export interface BegunJudging {
  /** Finish it, once the models are fitted: one for each K announced. */
  finish(models: ReadonlyMap<number, KMeansModel>): Promise<Judged>;
  /** Begin nothing further: no models will come. */
  stop(): void;
}

/**
 * Have helpers begin with what needs no model: resamples, cuts and null draws, all clustered at every K, which is most of the work.
 *
 * @param matrix As for `judge`.
 * @param fitted The K that models will come of.
 * @param options As for `judge`, and the result is that of `judge`.
 * @throws {SegmentError} `bad-option`.
 */
export function beginJudging(matrix: Matrix, fitted: readonly number[], options: JudgeOptions): BegunJudging {
  const resolved = resolveJudgeOptions(matrix, options);
  const { seed, recipe } = resolved;
  const beside = resolved.beside.filter((k) => !fitted.includes(k));
  if (fitted.length + beside.length === 0)
    throw new SegmentError("bad-option", "there must be a model for at least one K; got none. Fit some K first.");
  const helpers = options.helpers ?? [];
  const kinds = dimensionKinds(matrix.featureCount, recipe);
  const rows = drawRows(matrix.rowCount, resolved.rows, taskSeed(seed, PURPOSE.sample), resolved.rowHashes);
  const sample = gatherRows(matrix, rows);
  const begun = beginSample(sample, kinds, fitted, beside, resolved, helpers);
  return {
    stop: begun.stop,
    finish: async (models) => {
      try {
        checkModels(matrix, models);
        const drive = driver(options);
        const dimensions = resolved.shortList
          ? await drive(shortListSteps(sample, kinds, begun.ks, taskSeed(seed, PURPOSE.shortList)), 0.1)
          : null;
        const ofModels = [...models.values()].map((model) => partitionOf(model, rows));
        const { perK, findings } = await begun.finish(ofModels, (steps, share) =>
          drive(steps, 0.1 + share * (dimensions === null ? 0.9 : 0.6)),
        );
        const shortList =
          dimensions === null
            ? null
            : await judgeList(sample, kinds, dimensions, perK, resolved, helpers, (steps, share) =>
                drive(steps, 0.7 + 0.3 * share),
              );
        return {
          perK,
          sampleRows: rows.length,
          nullDeviation: findings.nulls.deviation,
          calibrated: isCalibrated(matrix.rowCount, findings.space.usable),
          shortList,
        };
      } finally {
        begun.stop();
      }
    },
  };
}

/** Every K judged on some of the dimensions alone. */
async function judgeList(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  dimensions: readonly number[],
  judged: readonly JudgedK[],
  resolved: ResolvedJudgeOptions,
  helpers: readonly Helper[],
  drive: Drive,
): Promise<Judged["shortList"]> {
  const part = gatherDimensions(sample, dimensions);
  const ks = judged.map(({ k }) => k);
  const begun = beginSample(
    part,
    dimensions.map((j) => kinds[j]),
    [],
    ks,
    { ...resolved, recipe: undefined },
    helpers,
  );
  const { perK } = await begun.finish([], drive);
  return { dimensions, perK };
}

/** Runs steps; `share` is how much of the work is done when they end. */
type Drive = <T>(steps: Generator<void, T>, share: number) => Promise<T>;

/** Has helpers begin with a sample's tasks. */
function beginSample(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  fitted: readonly number[],
  beside: readonly number[],
  { seed, resamples, nullDraws, limits, recipe }: ResolvedJudgeOptions,
  helpers: readonly Helper[],
) {
  const ks = [...fitted, ...beside].sort((a, b) => a - b);
  const bench: SampleBench = { sample, kinds, ks, beside, seed, resamples, nullDraws, limits, recipe };
  const shared = shareTasks(sampleStage, bench, sampleTasks(bench), helpers);
  return {
    ks,
    stop: shared.stop,
    finish: async (ofModels: readonly Partition[], drive: Drive) => {
      const answers = await shared.finish((task) => drive(sampleSteps(bench, task), 0.85 * shared.taken()));
      const findings = gatherAnswers(answers);
      // Shapes that are still to be found stand last: helpers, who found the others, take those first.
      const toJudge = [...findings.beside, ...ofModels.map((partition) => ({ partition, shape: null }))];
      const judging: JudgeBench = { sample, kinds, ks, findings, limits, recipe };
      const judged = shareTasks(judgeStage, judging, toJudge, helpers);
      // Helpers have begun; whoever waits for this thread goes first.
      await nextTurn();
      const perK = await judged.finish((partition) =>
        drive(
          atOnce(() => judgeStage.run(judging, partition)),
          0.85 + 0.15 * judged.taken(),
        ),
      );
      return { perK: perK.toSorted((p, q) => p.k - q.k), findings };
    },
  };
}

// biome-ignore lint/correctness/useYield: one step.
function* atOnce<T>(work: () => T): Generator<void, T> {
  return work();
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
