import type { ClusterSums } from "../lloyd/cluster-sums.js";
import { carriedSum } from "../lloyd/within-sums.js";
import type { BlockSums } from "./block-sums.js";
import { judgePlainly, judgeShard, type PartitionFacts } from "./judge-shard.js";
import type { RunEnd, RunStart } from "./run-passes.js";
import type { Shard } from "./shard.js";
import { addTallies } from "./tally.js";

/** What is asked of resident rows; every shard answers for its own blocks, but to `run`, of which only exact sums are its own. */
export type Ask =
  | { readonly ask: "pass"; readonly centroids: Float64Array; readonly fresh: boolean }
  /** Passes one after another, as far as they go without being asked anything else; see `runPasses`. */
  | { readonly ask: "run"; readonly start: RunStart }
  | { readonly ask: "whole" }
  /** Squared distances to the rows' centroids, and where wanted which those are. */
  | { readonly ask: "within"; readonly centroids: Float64Array; readonly labelled: boolean }
  | { readonly ask: "labels" }
  | { readonly ask: "relabel"; readonly order: Uint8Array }
  | { readonly ask: "judge"; readonly facts: PartitionFacts; readonly plain: boolean }
  | { readonly ask: "adopt"; readonly labels: Uint8Array; readonly k: number };

/** The answer of one shard, or of all of them joined in block order; what was not asked for is empty. */
export interface Answer {
  readonly changed: number;
  /** True where taking the sums anew would change nothing. */
  readonly whole: boolean;
  readonly sums: BlockSums | null;
  /** Coarse sums of all rows, in place of exact ones; see `Tally`. */
  readonly tally: BigInt64Array | null;
  readonly within: Float64Array;
  readonly labels: Uint8Array;
  /** What a run came to; null where there was none, or it could not make one pass. */
  readonly ran: RunEnd | null;
}

const NO_NUMBERS = new Float64Array(0);
const NO_LABELS = new Uint8Array(0);

/** The answer to a run that cannot make one pass. */
export const NO_RUN: Answer = {
  changed: 0,
  whole: false,
  sums: null,
  tally: null,
  within: NO_NUMBERS,
  labels: NO_LABELS,
  ran: null,
};

/**
 * Let one shard answer.
 *
 * @param shard Its sums are answered as they stand: read or copy them before the next ask.
 * @param ask What is asked.
 */
export function answerAsk(shard: Shard, ask: Exclude<Ask, { readonly ask: "run" }>): Answer {
  let changed = 0;
  let sums: BlockSums | null = null;
  let tally: BigInt64Array | null = null;
  let whole = false;
  let within: Float64Array = NO_NUMBERS;
  let labels: Uint8Array = NO_LABELS;
  switch (ask.ask) {
    case "pass":
      changed = shard.pass(ask.centroids, ask.fresh);
      sums = shard.blockSums;
      tally = shard.tally;
      whole = shard.sumsAreWhole;
      break;
    case "whole":
      sums = shard.sumWhole();
      whole = true;
      break;
    case "within":
      within = shard.within(ask.centroids);
      if (ask.labelled) labels = shard.labels.slice();
      break;
    case "labels":
      labels = shard.labels.slice();
      break;
    case "relabel":
      shard.relabel(ask.order);
      sums = shard.blockSums;
      whole = true;
      break;
    case "judge":
      within = ask.plain
        ? judgePlainly(shard.rows, shard.rows.weights, shard.labels, ask.facts)
        : judgeShard(shard, ask.facts);
      break;
    case "adopt":
      shard.setLabels(ask.labels, ask.k);
      sums = shard.blockSums;
      whole = true;
  }
  return { changed, whole, sums, tally, within, labels, ran: null };
}

/**
 * The answers of shards that hold a table one after another, as if one shard held it all.
 *
 * @param answers In the order of their blocks.
 */
export function joinAnswers(answers: readonly Answer[]): Answer {
  if (answers.length === 1) return answers[0];
  const sums = answers.map((answer) => answer.sums).filter((part) => part !== null);
  const tallies = answers.map((answer) => answer.tally).filter((part) => part !== null);
  return {
    changed: answers.reduce((total, answer) => total + answer.changed, 0),
    whole: answers.every((answer) => answer.whole),
    sums:
      sums.length === 0
        ? null
        : {
            sums: joinNumbers(sums.map((part) => part.sums)),
            weights: joinNumbers(sums.map((part) => part.weights)),
            counts: joinNumbers(sums.map((part) => part.counts)),
          },
    tally: tallies.length === 0 ? null : addTallies(tallies),
    within: joinNumbers(answers.map((answer) => answer.within)),
    labels: joinLabels(answers.map((answer) => answer.labels)),
    ran: null,
  };
}

/**
 * Merge the blocks' sums in block order, exactly as `clusterSums` does.
 *
 * @param blocks Sums of every block.
 * @param k Clusters.
 */
export function mergeBlocks(blocks: BlockSums, k: number): ClusterSums {
  const d = blocks.sums.length / blocks.weights.length;
  const weights = addPieces(blocks.weights, k);
  const counts = addPieces(blocks.counts, k);
  // What is left of fractional weights when the last row has gone is rounding.
  for (let c = 0; c < k; c++) if (counts[c] === 0) weights[c] = 0;
  return { sums: addPieces(blocks.sums, k * d), weights, counts };
}

/** The sum of pieces of `width` numbers, in their order. */
function addPieces(pieces: Float64Array, width: number): Float64Array {
  const total = new Float64Array(width);
  for (let at = 0; at < pieces.length; at++) total[at % width] += pieces[at];
  return total;
}

/**
 * Merge the blocks' squared distances, exactly as `withinSums` does, or other sums of blocks.
 *
 * @param within `blocks × k`.
 * @param k Clusters, or sums of a block.
 */
export function mergeWithin(within: Float64Array, k: number): Float64Array {
  return Float64Array.from({ length: k }, (_, c) => carriedSum(within.filter((_, at) => at % k === c)));
}

function joinNumbers(parts: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/**
 * Labels of one part after another.
 */
export function joinLabels(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
