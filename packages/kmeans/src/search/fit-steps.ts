import { canonicalOrder, reorderCentroids } from "../canonical-order.js";
import { checkRows } from "../check-rows.js";
import { assignRows } from "../lloyd/assign-rows.js";
import { clusterSums } from "../lloyd/cluster-sums.js";
import { type LloydLimits, lloydSteps, meansOf, type Solution, solutionOf } from "../lloyd/lloyd.js";
import type { Matrix } from "../matrix.js";
import type { KMeansModel, KMeansProgress, KMeansWarning } from "../model.js";
import type { ResolvedOptions } from "../options.js";
import { createRandom } from "../random.js";
import { greedyPlusPlus } from "../seeding/greedy-plus-plus.js";
import { hartigan } from "./hartigan.js";
import { samePartition } from "./same-partition.js";

/** Above this many rows single moves gain less than they cost: their criterion differs from Lloyd's by one part in a cluster's size. */
const POLISH_ROWS = 50_000;

/** Starts that are polished above 10,000 rows: the best few. */
const POLISHED_STARTS = 3;

/**
 * The whole fit as a generator of steps: restarts, polish, the best solution in canonical order.
 *
 * @param matrix Checked rows.
 * @param options Checked options.
 * @returns Yields progress after every pass; returns the model.
 * @throws {KMeansError} `too-few-rows` or `bad-data`, before the first step.
 */
export function* fitSteps(matrix: Matrix, options: ResolvedOptions): Generator<KMeansProgress, KMeansModel> {
  const variance = checkRows(matrix, options);
  const limits = { maxIterations: options.maxIterations, squaredStep: options.tolerance * variance };
  const starts: Solution[] = [];
  for (let restart = 0; restart < options.restarts; restart++) {
    const start =
      options.centroids ?? greedyPlusPlus(matrix, options.weights, options.k, createRandom(options.seed, restart));
    const run = lloydSteps(matrix, options.weights, start, limits);
    starts.push(yield* reported(run, restart, options.restarts));
  }
  const solutions = shouldPolish(matrix, options) ? yield* polishSteps(matrix, options, limits, starts) : starts;
  const best = solutions.reduce((a, b) => (b.inertia < a.inertia ? b : a));
  const agreeing = solutions.filter((s) => s.inertia <= best.inertia * (1 + 1e-6)).length;
  return modelOf(matrix, options, canonical(matrix, options, best), agreeing);
}

function shouldPolish(matrix: Matrix, options: ResolvedOptions): boolean {
  return options.mode === "auto" && !options.centroids && options.k > 1 && matrix.rowCount <= POLISH_ROWS;
}

function* reported(
  run: Generator<number, Solution>,
  restart: number,
  restarts: number,
): Generator<KMeansProgress, Solution> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    const within = step.value / (step.value + 10);
    yield { restart: restart + 1, restarts, iteration: step.value, fraction: (0.9 * (restart + within)) / restarts };
  }
}

/** Polishes each distinct solution once; one that was cut off stays as it is. */
function* polishSteps(
  matrix: Matrix,
  options: ResolvedOptions,
  limits: LloydLimits,
  starts: readonly Solution[],
): Generator<KMeansProgress, readonly Solution[]> {
  const most = matrix.rowCount <= 10_000 ? starts.length : POLISHED_STARTS;
  const order = starts.map((_, i) => i).sort((a, b) => starts[a].inertia - starts[b].inertia || a - b);
  const polished = starts.slice();
  const done: number[] = [];
  for (let at = 0; at < order.length; at++) {
    const index = order[at];
    const twin = done.find((other) => samePartition(starts[other].labels, starts[index].labels));
    if (twin !== undefined) {
      polished[index] = polished[twin];
    } else if (done.length < most && starts[index].converged !== "max-iterations") {
      polished[index] = polishOne(matrix, options, limits, starts[index]);
      done.push(index);
    }
    const fraction = 0.9 + (0.1 * (at + 1)) / order.length;
    yield { restart: index + 1, restarts: starts.length, iteration: polished[index].iterations, fraction };
  }
  return polished;
}

function polishOne(matrix: Matrix, options: ResolvedOptions, limits: LloydLimits, start: Solution): Solution {
  let solution = start;
  for (let round = 0; round < 20; round++) {
    const labels = solution.labels.slice();
    const { centroids, moves } = hartigan(matrix, options.weights, labels, solution.centroids);
    if (moves === 0) return solution;
    const run = lloydSteps(matrix, options.weights, centroids, limits);
    let step = run.next();
    while (!step.done) step = run.next();
    const next = { ...step.value, iterations: step.value.iterations + solution.iterations };
    if (next.inertia >= solution.inertia) return solution;
    solution = next;
  }
  return solution;
}

/** Puts clusters in canonical order; a row equally near to two may change sides by that, so labels and means are taken again until they agree. */
function canonical(matrix: Matrix, options: ResolvedOptions, best: Solution): Solution {
  const { weights, k } = options;
  const labels = best.labels.slice();
  let centroids = best.centroids;
  let totals = clusterSums(matrix, weights, labels, k);
  for (let round = 0; round < 50; round++) {
    const order = canonicalOrder(totals.weights, centroids);
    centroids = reorderCentroids(centroids, order);
    assignRows(matrix, centroids, labels);
    totals = clusterSums(matrix, weights, labels, k);
    const means = best.converged === "strict" ? meansOf(totals, centroids) : centroids;
    const settled = order.every((c, i) => c === i) && means.every((mean, i) => mean === centroids[i]);
    if (settled) break;
    if (best.converged === "strict") centroids = means;
  }
  assignRows(matrix, centroids, labels);
  return solutionOf(matrix, weights, centroids, labels, best.iterations, best.converged);
}

function modelOf(matrix: Matrix, options: ResolvedOptions, best: Solution, agreeing: number): KMeansModel {
  const { k, seed, restarts } = options;
  const sizes = new Uint32Array(k);
  for (const label of best.labels) sizes[label]++;
  return {
    k,
    featureCount: matrix.featureCount,
    centroids: best.centroids,
    labels: best.labels,
    inertia: best.inertia,
    sizes,
    clusterWeights: clusterSums(matrix, options.weights, best.labels, k).weights,
    withinSumOfSquares: best.withinSumOfSquares,
    iterations: best.iterations,
    converged: best.converged,
    restarts,
    restartsAgreeing: agreeing,
    seed,
    warnings: warningsOf(options, best),
  };
}

function warningsOf(options: ResolvedOptions, best: Solution): KMeansWarning[] {
  if (best.converged !== "max-iterations") return [];
  return [
    {
      code: "max-iterations",
      message: `labels were still changing after ${options.maxIterations} iterations. Raise maxIterations for the exact end of the descent.`,
    },
  ];
}
