import { checkRows, distinctRows, presumeRows } from "../check-rows.js";
import type { Answer } from "../engine/ask.js";
import { canonical, type Descent, descend, solution } from "../engine/descend.js";
import type { Frame } from "../engine/frame.js";
import type { ShardRows } from "../engine/residence.js";
import type { Task } from "../engine/station.js";
import { judgeSteps } from "../indices/judge-steps.js";
import type { LloydLimits } from "../lloyd/lloyd.js";
import type { AnyMatrix } from "../matrix.js";
import type { KMeansModel } from "../model.js";
import { type ResolvedOptions, SEARCH_ROWS } from "../options.js";
import { checkMinimumShare, withMinimumShare } from "./minimum-share.js";
import { modelOf } from "./model-of.js";
import { type NestedSamples, nestedSamples, sampleRows } from "./nested-samples.js";
import { referenceSteps } from "./reference-steps.js";
import { asked, type Request, report, reported, type Steps, stretch } from "./requests.js";
import { distinct, least, Starts } from "./starts.js";

/** Solutions of a sample that are carried on to the larger one, if within a hundredth of the best. */
const CARRIED = 3;

/** How often swapping every cluster of the best solution may find nothing better, by the rows it is tried on; never on samples. */
const PATIENCE: readonly (readonly [rowsUpTo: number, times: number])[] = [
  [2_000, 4],
  [10_000, 2],
  [SEARCH_ROWS, 1],
];

/** The table and how it is gone through; the same for every K. */
interface Table {
  readonly rows: ShardRows;
  readonly frame: Frame;
  readonly limits: LloydLimits;
}

/** Where the descent on all rows begins. */
interface Beginning {
  readonly options: ResolvedOptions;
  readonly centroids: Float64Array;
  /** Starts that ended at the least inertia of the sample. */
  readonly agreeing: number;
}

/**
 * Fits at one or more K as a generator of requests. Each model is what a fit at its K alone would find: they share the rows that are held, the
 * samples, and starts at K − 1, which every K makes for itself where they are not there.
 *
 * Up to 50,000 rows every start is made on all rows. Above, starts are made on a sample, the best few go on with one eight times as large,
 * and the best of these descends on all rows, strictly.
 *
 * @param matrix Checked rows.
 * @param each Checked options, alike but for `k`.
 * @returns The models, in their order.
 * @throws {KMeansError} `too-few-rows` or `bad-data`, before the first request.
 */
export function* fitSteps(matrix: AnyMatrix, each: readonly ResolvedOptions[]): Steps<readonly KMeansModel[]> {
  const [options] = each.toSorted((a, b) => b.k - a.k);
  const { centroids } = options;
  if (centroids && options.mode === "auto") return yield* descendGiven(matrix, options, centroids);
  const rows: ShardRows = { ...matrix, weights: options.weights };
  if (options.mode === "auto" && matrix.rowCount > SEARCH_ROWS) {
    const presumed = presumeRows(matrix, options);
    const limits = { maxIterations: options.maxIterations, squaredStep: 0 };
    const found = presumed && (yield* searchSamples({ rows, frame: presumed.frame, limits }, each));
    if (found) return found;
  }
  const { meanVariance, frame } = checkRows(matrix, options);
  const limits = { maxIterations: options.maxIterations, squaredStep: options.tolerance * meanVariance };
  const models: KMeansModel[] = [];
  if (options.mode === "reference") {
    for (const [i, own] of each.entries()) {
      models.push(
        yield* stretch(reported(referenceSteps(matrix, own, limits)), i / each.length, (i + 1) / each.length),
      );
    }
    return models;
  }
  const search = matrix.rowCount <= SEARCH_ROWS ? searchAll : searchSamples;
  return (yield* search({ rows, frame, limits }, each)) as readonly KMeansModel[];
}

/** Descends from given centroids. Rows are looked at while they are taken in; only those that do not fit a frame made from a few are looked at before. */
function* descendGiven(
  matrix: AnyMatrix,
  options: ResolvedOptions,
  centroids: Float64Array,
): Steps<readonly KMeansModel[]> {
  const rows: ShardRows = { ...matrix, weights: options.weights };
  const hold = (frame: Frame): Request => ({ request: "hold", hold: { rows, frame, seeding: false }, split: true });
  let facts = presumeRows(matrix, options);
  const fits = facts !== null && (yield hold(facts.frame)).fits === true;
  if (facts === null || !fits) {
    facts = checkRows(matrix, options);
    yield hold(facts.frame);
  }
  const limits = { maxIterations: options.maxIterations, squaredStep: options.tolerance * facts.meanVariance };
  return yield* descendAll({ rows, frame: facts.frame, limits }, [{ options, centroids, agreeing: 1 }]);
}

/** Every start on all rows; null where they do not fit the frame. */
function* searchAll(
  { rows, frame, limits }: Table,
  each: readonly ResolvedOptions[],
): Steps<readonly KMeansModel[] | null> {
  const hold = { rows, frame, seeding: true };
  if (!(yield { request: "hold", hold, split: false }).fits) return null;
  const starts = new Starts(hold, limits, PATIENCE.find(([most]) => rows.rowCount <= most)?.[1] ?? 0);
  const models: KMeansModel[] = [];
  for (const group of starts.groups(each)) {
    const [from, to] = [models.length / each.length, (models.length + 0.95 * group.length) / each.length];
    const searched = yield* stretch(starts.search(group), from, to);
    for (const [i, options] of group.entries()) {
      const best = least(withMinimumShare(searched[i].solutions, options, rows.weights));
      yield { request: "ask", ask: { ask: "adopt", labels: best.labels, k: options.k } };
      models.push(yield* finish({ rows, frame, limits }, options, best, searched[i].agreeing));
    }
  }
  return models;
}

/**
 * Starts on a sample for every K that it can tell apart, then a descent on all rows; for the others every start on all rows. Null where rows do
 * not fit the frame, which shows as they are taken in.
 */
function* searchSamples(table: Table, each: readonly ResolvedOptions[]): Steps<readonly KMeansModel[] | null> {
  const { rows } = table;
  const beginnings: Beginning[] = [];
  for (const few of new Set(each.map(({ k }) => sampleRows(k)))) {
    if (few * 2 > rows.rowCount) continue;
    const samples = nestedSamples(rows, few, each[0].seed);
    const own = each.filter(({ k }) => sampleRows(k) === few && isTold(samples, k));
    if (own.length === 0) continue;
    const from = beginnings.length / each.length;
    const to = (beginnings.length + own.length) / each.length;
    const begun = yield* stretch(searchSample(table, samples, own), 0.5 * from, 0.5 * to);
    if (begun === null) return null;
    beginnings.push(...begun);
  }
  const begun = new Set(beginnings.map(({ options }) => options));
  const others = each.filter((options) => !begun.has(options));
  const done = 0.5 * (beginnings.length / each.length);
  const after = done + 0.5 * (others.length / each.length);
  const found = others.length === 0 ? [] : yield* stretch(searchAll(table, others), done, after);
  if (found === null) return null;
  const hold = { rows, frame: table.frame, seeding: false };
  if (beginnings.length > 0 && !(yield { request: "hold", hold, split: true }).fits) return null;
  const descended = yield* stretch(descendAll(table, beginnings), after, 1);
  const models = [...found, ...descended];
  return each.map((options) => models.find(({ k }) => k === options.k) as KMeansModel);
}

function isTold({ small }: NestedSamples, k: number): boolean {
  return distinctRows(small, small.weights, k) === k;
}

function* searchSample(
  { frame, limits }: Table,
  { small, large }: NestedSamples,
  each: readonly ResolvedOptions[],
): Steps<readonly Beginning[] | null> {
  const hold = { rows: small, frame, seeding: true };
  if (!(yield { request: "hold", hold, split: false }).fits) return null;
  const starts = new Starts(hold, limits, 0);
  const carried: { readonly options: ResolvedOptions; readonly agreeing: number; readonly tasks: readonly Task[] }[] =
    [];
  for (const group of starts.groups(each)) {
    const share = 0.8 / each.length;
    const [from, to] = [share * carried.length, share * (carried.length + group.length)];
    const searched = yield* stretch(starts.search(group), from, to);
    for (const [i, options] of group.entries()) {
      const { solutions, agreeing } = searched[i];
      const passing = distinct(withMinimumShare(solutions, options, small.weights));
      const kept = passing.filter((s) => s.inertia <= passing[0].inertia * 1.01).slice(0, CARRIED);
      carried.push({ options, agreeing, tasks: kept.map((s) => ({ task: "from", centroids: s.centroids, limits })) });
    }
  }
  const held = yield { request: "hold", hold: { rows: large, frame, seeding: false }, split: false };
  if (!held.fits) return null;
  const { solutions = [] } = yield { request: "each", tasks: carried.flatMap(({ tasks }) => tasks) };
  yield report(each[each.length - 1], each[0].restarts, 0, 1);
  let next = 0;
  return carried.map(({ options, agreeing, tasks }) => {
    const own = solutions.slice(next, next + tasks.length);
    next += tasks.length;
    return { options, agreeing, centroids: least(own).centroids };
  });
}

/** Descends on all rows, which are held, shared out. */
function* descendAll(table: Table, beginnings: readonly Beginning[]): Steps<readonly KMeansModel[]> {
  const { rows, frame, limits } = table;
  const models: KMeansModel[] = [];
  for (const [i, { options, centroids, agreeing }] of beginnings.entries()) {
    const steps = descend(rows, frame, centroids, limits);
    let step = steps.next();
    let passes = 0;
    while (!step.done) {
      const ask = step.value;
      const { answer } = yield { request: "ask", ask };
      passes = answer?.ran?.iterations ?? (ask.ask === "pass" ? passes + 1 : passes);
      yield report(options, options.restarts, passes, (i + 0.95 * (passes / (passes + 10))) / beginnings.length);
      step = steps.next(answer as Answer);
    }
    models.push(yield* finish(table, options, step.value, agreeing));
  }
  return models;
}

function* finish(
  { rows, frame }: Table,
  options: ResolvedOptions,
  found: Descent,
  agreeing: number,
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
  return modelOf(rows.featureCount, options, best, totals.weights, agreeing, indices);
}
