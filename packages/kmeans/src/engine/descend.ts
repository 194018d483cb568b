import { canonicalOrder, reorderCentroids } from "../canonical-order.js";
import type { ClusterSums } from "../lloyd/cluster-sums.js";
import { type LloydLimits, meansOf, type Solution, squaredStep } from "../lloyd/lloyd.js";
import { relocateEmpty } from "../lloyd/relocate-empty.js";
import type { Convergence } from "../model.js";
import { type Answer, type Ask, mergeBlocks, mergeWithin } from "./ask.js";
import type { Frame } from "./frame.js";
import type { ShardRows } from "./residence.js";
import { isRoundedOff, readTally } from "./tally.js";

/** Where a descent ended; the labels stay with the rows. */
export interface Descent {
  readonly centroids: Float64Array;
  readonly iterations: number;
  readonly converged: Convergence;
}

/**
 * Lloyd's algorithm on resident rows: the labels, means and end of `lloydSteps`. In tables of several blocks the sums on the way are coarse (see
 * `Tally`): where rows lie as near to one centroid as to another, the way may be another, the end is as strict.
 *
 * @param rows All rows, for giving empty clusters a row.
 * @param frame That the rows are held in.
 * @param start `k × featureCount`; not modified.
 * @param limits When to stop.
 * @returns Yields what it asks of the rows and takes their joined answer; returns where it ended.
 */
export function* descend(
  rows: ShardRows,
  frame: Frame,
  start: Float64Array,
  limits: LloydLimits,
): Generator<Ask, Descent, Answer> {
  const k = start.length / rows.featureCount;
  let centroids: Float64Array = start;
  let answer = yield { ask: "pass", centroids, fresh: true };
  let iterations = 1;
  while (iterations < limits.maxIterations) {
    const run: Answer | null = answer.tally
      ? yield { ask: "run", start: { centroids, tally: answer.tally, iterations, limits } }
      : null;
    let moved = 0;
    let step: number;
    if (run?.ran) {
      answer = run;
      ({ centroids, iterations, step } = run.ran);
    } else {
      if (answer.tally && iterations === limits.maxIterations - 1) answer = yield { ask: "whole" };
      let totals = totalsOf(answer, frame, k);
      if (answer.tally && isRoundedOff(totals, frame)) {
        answer = yield { ask: "whole" };
        totals = totalsOf(answer, frame, k);
      }
      moved = yield* relocate(rows, centroids, totals);
      const next = meansOf(totals, centroids);
      step = squaredStep(centroids, next);
      centroids = next;
      answer = yield { ask: "pass", centroids, fresh: false };
      iterations++;
    }
    if (answer.changed === 0 && moved === 0) {
      // A run ends with sums taken anew where labels stand still under coarse ones; they must stand still under these.
      const isRun = answer.ran !== null;
      if (answer.whole && !isRun) return { centroids, iterations, converged: "strict" };
      if (!isRun) answer = yield { ask: "whole" };
      const exact = meansOf(totalsOf(answer, frame, k), centroids);
      if (!exact.every((mean, at) => mean === centroids[at])) {
        centroids = exact;
        answer = yield { ask: "pass", centroids, fresh: false };
      }
      if (answer.changed === 0) return { centroids, iterations, converged: "strict" };
    }
    if (limits.squaredStep > 0 && step <= limits.squaredStep) {
      if (answer.tally) {
        answer = yield { ask: "whole" };
        centroids = meansOf(totalsOf(answer, frame, k), centroids);
        yield { ask: "pass", centroids, fresh: false };
      }
      return { centroids, iterations, converged: "tolerance" };
    }
  }
  return { centroids, iterations, converged: "max-iterations" };
}

function* relocate(rows: ShardRows, centroids: Float64Array, totals: ClusterSums): Generator<Ask, number, Answer> {
  if (totals.weights.every((weight) => weight > 0)) return 0;
  const { labels } = yield { ask: "labels" };
  return relocateEmpty(rows, rows.weights, labels, centroids, totals);
}

/**
 * The solution that a descent left in the rows.
 *
 * @param descent Where it ended.
 * @param k Clusters.
 */
export function* solution(descent: Descent, k: number): Generator<Ask, Solution, Answer> {
  const { within, labels } = yield { ask: "within", centroids: descent.centroids, labelled: true };
  const withinSumOfSquares = mergeWithin(within, k);
  let inertia = 0;
  for (const sum of withinSumOfSquares) inertia += sum;
  return { ...descent, labels, withinSumOfSquares, inertia };
}

/**
 * Put the clusters that lie in the rows into canonical order. A row equally near to two may change sides by that, so labels and means are
 * taken again until they agree.
 *
 * @param found Where the descent ended.
 * @param k Clusters.
 * @returns The descent with its centroids in order; and what its rows add up to.
 */
export function* canonical(
  found: Descent,
  k: number,
): Generator<Ask, { readonly descent: Descent; readonly totals: ClusterSums }, Answer> {
  let centroids = found.centroids;
  let answer = yield { ask: "whole" };
  let totals = mergeBlocks(sumsOf(answer), k);
  for (let round = 0; round < 50; round++) {
    const means = found.converged === "strict" ? meansOf(totals, centroids) : centroids;
    const order = canonicalOrder(totals.weights, means);
    centroids = reorderCentroids(means, order);
    yield { ask: "relabel", order };
    answer = yield { ask: "pass", centroids, fresh: false };
    if (answer.changed > 0) answer = yield { ask: "whole" };
    totals = mergeBlocks(sumsOf(answer), k);
    if (answer.changed === 0 && isCanonical(totals.weights, centroids)) break;
  }
  return { descent: { ...found, centroids }, totals };
}

function isCanonical(weights: Float64Array, centroids: Float64Array): boolean {
  return canonicalOrder(weights, centroids).every((c, at) => c === at);
}

function totalsOf(answer: Answer, frame: Frame, k: number): ClusterSums {
  return answer.tally ? readTally(answer.tally, frame) : mergeBlocks(sumsOf(answer), k);
}

function sumsOf(answer: Answer): NonNullable<Answer["sums"]> {
  return answer.sums as NonNullable<Answer["sums"]>;
}
