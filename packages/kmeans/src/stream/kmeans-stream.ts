import { refuseAborted } from "../abort.js";
import { canonicalOrder, reorderCentroids } from "../canonical-order.js";
import { kmeansAsync } from "../kmeans-async.js";
import { KMeansError } from "../kmeans-error.js";
import type { Matrix } from "../matrix.js";
import { refuseUnknown } from "../options.js";
import { createRandom } from "../random.js";
import { canStartWorkers, defaultThreads } from "../threads/host-worker.js";
import { Team } from "../threads/team.js";
import { emptyState, mergeStates, partialFit, type StreamState, streamInertia } from "./stream-state.js";

/** A table that is read as often as it takes, chunk by chunk, each time in the same order. */
export type OpenStream = () => Iterable<Matrix> | AsyncIterable<Matrix>;

/** How a stream is clustered. */
export interface KMeansStreamOptions {
  /** Clusters to form, 1 to 255. */
  readonly k: number;
  /** Unsigned 32-bit integer (default 0). */
  readonly seed?: number | undefined;
  /** Starts on the sample (default as `kmeans`). */
  readonly restarts?: number | undefined;
  /** Rows of the sample that the search is made on (default 131,072). */
  readonly sampleRows?: number | undefined;
  /** Times the whole stream is read after the sample (default 25). */
  readonly maxPasses?: number | undefined;
  /** Stop when the centroids' summed squared step is at most this times the mean squared distance to them (default 1e-8). */
  readonly tolerance?: number | undefined;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after every pass with its number and the inertia it found. */
  readonly onPass?: ((pass: number, inertia: number) => void) | undefined;
}

/** What is known after a stream has gone by: no labels, which `predict` gives chunk by chunk. */
export interface KMeansStreamModel {
  readonly k: number;
  readonly featureCount: number;
  /** By falling weight, ties by centroid. */
  readonly centroids: Float64Array;
  /** Of the last pass, against the centroids it began with; exact. */
  readonly sizes: Float64Array;
  readonly inertia: number;
  readonly rowCount: number;
  /** Passes over the whole stream, the one that sampled left out. */
  readonly passes: number;
  readonly converged: "strict" | "tolerance" | "max-iterations";
}

/**
 * K-means on a table larger than memory: the search on a seeded sample of rows, then steps of Lloyd's algorithm over the whole stream.
 *
 * Each step is exact: every row goes to its nearest centroid, and means are of all rows. What is not: the search has seen only the sample,
 * and rows are summed in the order they are read, so another order may change the last digits.
 *
 * @param open Gives the chunks anew at each call, the same rows in the same order.
 * @param options How it is clustered.
 * @returns A model of the last centroids; sizes and inertia are those of the pass that ended with them.
 * @throws {KMeansError} As `kmeansAsync`; `too-few-rows` also for a stream without rows.
 * @remarks Memory: a chunk, the sample, and the state. Sampling: Vitter (1985), algorithm R.
 */
export async function kmeansStream(open: OpenStream, options: KMeansStreamOptions): Promise<KMeansStreamModel> {
  refuseUnknown(options, NAMES);
  const { k, seed = 0, restarts, threads, signal } = options;
  positive("maxPasses", options.maxPasses ?? 25);
  const sample = await sampleStream(open, positive("sampleRows", options.sampleRows ?? 131_072), seed, signal);
  const found = await kmeansAsync(sample, { k, seed, restarts, threads, signal });
  const count = canStartWorkers() ? (threads ?? defaultThreads()) : 1;
  const team = count > 1 ? new Team(count, null) : null;
  let failed = true;
  try {
    const model = await descend(open, emptyState(found.centroids, sample.featureCount), team, options);
    failed = false;
    return model;
  } finally {
    team?.release(failed);
  }
}

async function descend(
  open: OpenStream,
  start: StreamState,
  team: Team | null,
  { signal, tolerance = 1e-8, maxPasses = 25, onPass }: KMeansStreamOptions,
): Promise<KMeansStreamModel> {
  let state = start;
  let converged: KMeansStreamModel["converged"] = "max-iterations";
  let pass = 0;
  while (pass < maxPasses) {
    state = await readOnce(open, emptyState(state.means, state.featureCount), team, signal);
    pass++;
    const inertia = streamInertia(state);
    onPass?.(pass, inertia);
    const step = state.means.reduce((sum, mean, at) => sum + (mean - state.centroids[at]) ** 2, 0);
    if (step === 0) converged = "strict";
    else if (step <= (tolerance * inertia) / total(state.weights)) converged = "tolerance";
    if (converged !== "max-iterations") break;
  }
  return modelOfState(state, pass, converged);
}

/** One pass: every chunk by itself, in any worker, merged in the order they are read. */
async function readOnce(
  open: OpenStream,
  empty: StreamState,
  team: Team | null,
  signal: AbortSignal | undefined,
): Promise<StreamState> {
  let state = empty;
  let turn = 0;
  const underWay: Promise<StreamState>[] = [];
  for await (const chunk of open()) {
    refuseAborted(signal);
    if (!team) {
      state = mergeStates(state, partialFit(empty, chunk));
      continue;
    }
    const folded = team.fold(empty, chunk, turn++);
    folded.catch(() => {});
    underWay.push(folded);
    // Two chunks a worker keep all busy while memory stays bounded.
    if (underWay.length >= 2 * team.size) state = mergeStates(state, await (underWay.shift() as Promise<StreamState>));
  }
  for (const folded of underWay) state = mergeStates(state, await folded);
  return state;
}

const NAMES = ["k", "seed", "restarts", "sampleRows", "maxPasses", "tolerance", "threads", "signal", "onPass"];

function modelOfState(
  state: StreamState,
  passes: number,
  converged: KMeansStreamModel["converged"],
): KMeansStreamModel {
  const order = canonicalOrder(state.weights, state.centroids);
  return {
    k: state.k,
    featureCount: state.featureCount,
    centroids: reorderCentroids(state.centroids, order),
    sizes: Float64Array.from(order, (c) => state.counts[c]),
    inertia: streamInertia(state),
    rowCount: total(state.counts),
    passes,
    converged,
  };
}

/** A sample of rows without replacement, every row equally likely. */
async function sampleStream(
  open: OpenStream,
  wanted: number,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<Matrix> {
  const random = createRandom(seed, 0x5c000001);
  let sample = new Float64Array(0);
  let d = 0;
  let seen = 0;
  for await (const { values, rowCount, featureCount } of open()) {
    refuseAborted(signal);
    if (seen === 0) {
      d = featureCount;
      sample = new Float64Array(wanted * d);
    }
    for (let i = 0; i < rowCount; i++, seen++) {
      const at = seen < wanted ? seen : random.below(seen + 1);
      if (at < wanted) sample.set(values.subarray(i * d, i * d + d), at * d);
    }
  }
  if (seen === 0)
    throw new KMeansError("too-few-rows", "a stream must have at least one row; got none. Check what it reads.");
  const rowCount = Math.min(seen, wanted);
  return { values: sample.slice(0, rowCount * d), rowCount, featureCount: d };
}

function total(numbers: Float64Array): number {
  return numbers.reduce((sum, x) => sum + x, 0);
}

function positive(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 1) {
    throw new KMeansError("bad-option", `${name} must be an integer from 1; got ${String(value)}.`);
  }
  return value;
}
