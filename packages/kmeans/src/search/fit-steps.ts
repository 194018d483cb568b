import { checkRows, presumeRows } from "../check-rows.js";
import type { Answer, Ask } from "../engine/ask.js";
import { canonical, type Descent, descend, solution } from "../engine/descend.js";
import type { Frame } from "../engine/frame.js";
import type { ShardRows } from "../engine/residence.js";
import type { Hold, Task } from "../engine/station.js";
import { judgeSteps } from "../indices/judge-steps.js";
import type { LloydLimits, Solution } from "../lloyd/lloyd.js";
import type { AnyMatrix } from "../matrix.js";
import type { KMeansModel, KMeansProgress } from "../model.js";
import { type ResolvedOptions, SEARCH_ROWS } from "../options.js";
import { checkMinimumShare, withMinimumShare } from "./minimum-share.js";
import { modelOf } from "./model-of.js";
import { nestedSamples } from "./nested-samples.js";
import { referenceSteps } from "./reference-steps.js";
import { samePartition } from "./same-partition.js";

/** What a fit asks of whoever drives it. */
export type Request =
  /** Take rows in: the same in every place, or shared out; reply with `fits`. */
  | { readonly request: "hold"; readonly hold: Hold; readonly split: boolean }
  /** Do tasks on the rows, in any place; reply with `solutions` in the tasks' order. */
  | { readonly request: "each"; readonly tasks: readonly Task[] }
  /** Let the rows answer; reply with the joined `answer`. Where every place holds all rows, one place answers. */
  | { readonly request: "ask"; readonly ask: Ask }
  | { readonly request: "report"; readonly progress: KMeansProgress };

/** The driver's reply to a request. */
export interface Reply {
  readonly solutions?: readonly Solution[];
  readonly answer?: Answer;
  /** False where a value is not finite or too far out for the frame. */
  readonly fits?: boolean;
}

/** Starts that are polished above 10,000 rows: the best few. */
const POLISHED_STARTS = 3;

/** Solutions of a sample that are carried on to the larger one, if within a hundredth of the best. */
const CARRIED = 3;

type Steps<T> = Generator<Request, T, Reply>;

/**
 * The whole fit as a generator of requests: starts, polish, the best solution in canonical order.
 *
 * Up to 50,000 rows every start is made on all rows. Above, starts are made on a sample, the best few go on with one eight times as large,
 * and the best of these descends on all rows, strictly.
 *
 * @param matrix Checked rows.
 * @param options Checked options.
 * @returns The model.
 * @throws {KMeansError} `too-few-rows` or `bad-data`, before the first request.
 */
export function* fitSteps(matrix: AnyMatrix, options: ResolvedOptions): Steps<KMeansModel> {
  const { centroids } = options;
  if (centroids && options.mode === "auto") return yield* descendGiven(matrix, options, centroids);
  const { meanVariance, frame } = checkRows(matrix, options);
  const limits = { maxIterations: options.maxIterations, squaredStep: options.tolerance * meanVariance };
  if (options.mode === "reference") return yield* reported(referenceSteps(matrix, options, limits));
  const rows: ShardRows = { ...matrix, weights: options.weights };
  const samples = matrix.rowCount > SEARCH_ROWS ? nestedSamples(rows, options.k, options.seed) : null;
  if (!samples) return yield* searchAll(rows, options, frame, limits);

  const small = yield* search(samples.small, options, frame, limits, 0.4);
  const best = least(withMinimumShare(small, options, samples.small.weights));
  const carried = distinct(withMinimumShare(small, options, samples.small.weights))
    .filter((s) => s.inertia <= best.inertia * 1.01)
    .slice(0, CARRIED);
  yield { request: "hold", hold: { rows: samples.large, frame, seeding: false }, split: false };
  const tasks = carried.map((s): Task => ({ task: "from", centroids: s.centroids, limits }));
  const { solutions = [] } = yield { request: "each", tasks };
  yield report(options, options.restarts, 0, 0.5);
  yield { request: "hold", hold: { rows, frame, seeding: false }, split: true };
  return yield* descendAll(rows, options, frame, limits, least(solutions).centroids, agreeing(small), 0.5);
}

/** Descends from given centroids. Rows are looked at while they are taken in; only those that do not fit a frame made from a few are looked at before. */
function* descendGiven(matrix: AnyMatrix, options: ResolvedOptions, start: Float64Array): Steps<KMeansModel> {
  const rows: ShardRows = { ...matrix, weights: options.weights };
  const hold = (frame: Frame): Request => ({ request: "hold", hold: { rows, frame, seeding: false }, split: true });
  let facts = presumeRows(matrix, options);
  const fits = facts !== null && (yield hold(facts.frame)).fits === true;
  if (facts === null || !fits) {
    facts = checkRows(matrix, options);
    yield hold(facts.frame);
  }
  const limits = { maxIterations: options.maxIterations, squaredStep: options.tolerance * facts.meanVariance };
  return yield* descendAll(rows, options, facts.frame, limits, start, 1, 0);
}

function* searchAll(rows: ShardRows, options: ResolvedOptions, frame: Frame, limits: LloydLimits): Steps<KMeansModel> {
  const solutions = yield* search(rows, options, frame, limits, 0.95);
  const best = least(withMinimumShare(solutions, options, rows.weights));
  yield { request: "ask", ask: { ask: "adopt", labels: best.labels, k: options.k } };
  return yield* finish(rows, options, frame, best, agreeing(solutions));
}

/** Descends on all rows, which are held, shared out. */
function* descendAll(
  rows: ShardRows,
  options: ResolvedOptions,
  frame: Frame,
  limits: LloydLimits,
  start: Float64Array,
  agreed: number,
  done: number,
): Steps<KMeansModel> {
  const steps = descend(rows, start, limits);
  let step = steps.next();
  let passes = 0;
  while (!step.done) {
    const { answer } = yield { request: "ask", ask: step.value };
    passes++;
    yield report(options, options.restarts, passes, done + (0.95 - done) * (passes / (passes + 10)));
    step = steps.next(answer as Answer);
  }
  return yield* finish(rows, options, frame, step.value, agreed);
}

function* finish(
  rows: ShardRows,
  options: ResolvedOptions,
  frame: Frame,
  found: Descent,
  agreed: number,
): Steps<KMeansModel> {
  const { descent, totals } = yield* asked(canonical(found, options.k));
  checkMinimumShare(options, totals.weights);
  const best = yield* asked(solution(descent, options.k));
  const partition = {
    totals,
    rowCount: rows.rowCount,
    frame,
    weighted: rows.weights !== null,
    inertia: best.inertia,
    centroids: best.centroids,
    within: best.withinSumOfSquares,
  };
  const indices = options.indices ? yield* asked(judgeSteps(partition)) : null;
  return modelOf(rows.featureCount, options, best, totals.weights, agreed, indices);
}

/** All starts on rows that every place holds, and the polish of the best of them. */
function* search(
  rows: ShardRows,
  options: ResolvedOptions,
  frame: Frame,
  limits: LloydLimits,
  share: number,
): Steps<readonly Solution[]> {
  yield { request: "hold", hold: { rows, frame, seeding: true }, split: false };
  const { k, seed, restarts } = options;
  const starts: Solution[] = [];
  // A few dozen tasks at a time keep progress and abort prompt.
  for (let from = 0; from < restarts; from += 16) {
    const tasks = Array.from(
      { length: Math.min(16, restarts - from) },
      (_, i): Task => ({ task: "start", k, seed, restart: from + i, limits }),
    );
    const { solutions = [] } = yield { request: "each", tasks };
    starts.push(...solutions);
    yield report(options, starts.length, 0, 0.8 * share * (starts.length / restarts));
  }
  if (k === 1) return starts;
  const polished = yield* polish(rows, limits, starts);
  yield report(options, restarts, 0, share);
  return polished;
}

/** Polishes each distinct solution once; one that was cut off stays as it is. */
function* polish(rows: ShardRows, limits: LloydLimits, starts: readonly Solution[]): Steps<readonly Solution[]> {
  const most = rows.rowCount <= 10_000 ? starts.length : POLISHED_STARTS;
  const chosen = distinct(starts)
    .filter((s) => s.converged !== "max-iterations")
    .slice(0, most);
  const tasks = chosen.map((s): Task => ({ task: "polish", solution: s, limits }));
  const { solutions = [] } = yield { request: "each", tasks };
  return starts.map((start) => {
    const twin = chosen.findIndex((s) => s === start || samePartition(s.labels, start.labels));
    return twin < 0 ? start : solutions[twin];
  });
}

/** Solutions by rising inertia, each partition once. */
function distinct(solutions: readonly Solution[]): readonly Solution[] {
  const found: Solution[] = [];
  const order = solutions.map((_, i) => i).sort((a, b) => solutions[a].inertia - solutions[b].inertia || a - b);
  for (const i of order) {
    if (!found.some((other) => samePartition(other.labels, solutions[i].labels))) found.push(solutions[i]);
  }
  return found;
}

function least(solutions: readonly Solution[]): Solution {
  return solutions.reduce((a, b) => (b.inertia < a.inertia ? b : a));
}

function agreeing(solutions: readonly Solution[]): number {
  const best = least(solutions).inertia;
  return solutions.filter((s) => s.inertia <= best * (1 + 1e-6)).length;
}

function report(options: ResolvedOptions, restart: number, iteration: number, fraction: number): Request {
  return { request: "report", progress: { restart, restarts: options.restarts, iteration, fraction } };
}

function* asked<T>(steps: Generator<Ask, T, Answer>): Steps<T> {
  let step = steps.next();
  while (!step.done) {
    const { answer } = yield { request: "ask", ask: step.value };
    step = steps.next(answer as Answer);
  }
  return step.value;
}

function* reported<T>(steps: Generator<KMeansProgress, T>): Steps<T> {
  let step = steps.next();
  while (!step.done) {
    yield { request: "report", progress: step.value };
    step = steps.next();
  }
  return step.value;
}
