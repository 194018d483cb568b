import type { KernelKind } from "../kernel/kernel.js";
import { type ComparedRows, type Numbers, type Slots, TILE } from "./compared-rows.js";
import { distanceSums } from "./distance-sums.js";

/** Rows whose silhouettes are wanted. Plain data, which workers can read. */
export interface ScoredRows {
  /** Packed as `packTiles` does. */
  readonly tiles: Numbers;
  /** One per row, or null for 1. */
  readonly weights: Float64Array | null;
  /** For each row and partition the slot of its cluster, or the one past the last where it is not to be scored. */
  readonly slotOf: Uint16Array;
  /** For each row and partition the fold that holds the row itself, or -1 where none does. */
  readonly ownFolds: Int8Array;
}

/** Some of them, and the partitions they are scored in. */
export interface ScoreTask {
  readonly first: number;
  readonly rows: number;
  /** The tile that the first one begins. */
  readonly tile: number;
  readonly firstPartition: number;
  readonly partitions: number;
}

/** What rows were given. */
export interface Scores {
  /** The silhouette of each, `partition × row`; 0 where it is not scored. */
  readonly scores: Float64Array;
  /** For each slot of these partitions and each fold the weighted sum of the silhouettes of its rows when that fold is left out; empty with one fold. */
  readonly leftOut: Float64Array;
}

/**
 * Bring rows to where silhouettes are computed.
 *
 * @param compared What they are compared with.
 * @param scored All rows that are to be scored.
 * @param kind Build of the kernel.
 * @returns Silhouettes of some of them.
 */
export function scorer(compared: ComparedRows, scored: ScoredRows, kind: KernelKind): (task: ScoreTask) => Scores {
  const sums = distanceSums(compared, kind);
  const totals = totalsWithout(compared);
  const { slots, folds, featureCount: d } = compared;
  return ({ first, rows, tile, firstPartition, partitions }) => {
    const scores = new Float64Array(partitions * rows);
    const own = slotRange(slots, firstPartition, partitions);
    const leftOut = new Float64Array(folds > 1 ? (own.to - own.from) * folds : 0);
    for (let from = 0; from < rows; from += TILE) {
      const found = sums(scored.tiles, (tile * TILE + from) * d);
      for (let p = 0; p < partitions; p++) {
        const into = scores.subarray(p * rows + from, Math.min((p + 1) * rows, p * rows + from + TILE));
        scoreTile(compared, scored, totals, found, first + from, firstPartition + p, into, leftOut, own.from);
      }
    }
    return { scores, leftOut };
  };
}

/** The slots of some partitions that follow one another. */
export function slotRange(
  { ks, firsts }: Slots,
  partition: number,
  partitions: number,
): { readonly from: number; readonly to: number } {
  const last = partition + partitions - 1;
  return { from: firsts[partition], to: firsts[last] + ks[last] };
}

/** Scores the rows of a tile in one partition. */
function scoreTile(
  { slots, folds, sampled }: ComparedRows,
  { weights, slotOf, ownFolds }: ScoredRows,
  totals: Float64Array,
  found: Float64Array,
  first: number,
  partition: number,
  scores: Float64Array,
  leftOut: Float64Array,
  firstLeftOut: number,
): void {
  const k = slots.ks[partition];
  const base = slots.firsts[partition];
  const parts = slots.ks.length;
  const width = slots.count + 1;
  const whole = new Float64Array(k);
  const left = new Float64Array(k);
  for (let i = 0; i < scores.length; i++) {
    const slot = slotOf[(first + i) * parts + partition];
    if (slot === slots.count) continue;
    const own = slot - base;
    const ownFold = ownFolds[(first + i) * parts + partition];
    const w = weights ? weights[first + i] : 1;
    addFolds(found, base * TILE + i, width * TILE, folds, whole);
    scores[i] = silhouette(whole, totals, folds * slots.count + base, own, ownFold < 0 ? 0 : w);
    if (folds === 1) continue;
    for (let fold = 0, at = base * TILE + i; fold < folds; fold++, at += width * TILE) {
      for (let c = 0; c < k; c++) left[c] = sampled[base + c] === 0 ? whole[c] : whole[c] - found[at + c * TILE];
      const isIn = ownFold >= 0 && (ownFold !== fold || sampled[slot] === 0);
      leftOut[(slot - firstLeftOut) * folds + fold] +=
        w * silhouette(left, totals, fold * slots.count + base, own, isIn ? w : 0);
    }
  }
}

/** The weight of each slot without each fold, then with all of them. */
function totalsWithout({ slots, folds, totals, sampled }: ComparedRows): Float64Array {
  const left = new Float64Array((folds + 1) * slots.count);
  for (let without = 0; without <= folds; without++) {
    for (let fold = 0; fold < folds; fold++) {
      for (let slot = 0; slot < slots.count; slot++) {
        if (fold === without && sampled[slot] === 1) continue;
        left[without * slots.count + slot] += totals[fold * slots.count + slot];
      }
    }
  }
  return left;
}

function addFolds(found: Float64Array, from: number, step: number, folds: number, whole: Float64Array): void {
  for (let c = 0; c < whole.length; c++) {
    let sum = 0;
    for (let fold = 0, at = from + c * TILE; fold < folds; fold++, at += step) sum += found[at];
    whole[c] = sum;
  }
}

/**
 * The silhouette of a row from its summed distances to each cluster, of which `self` of its own cluster's weight is the row itself.
 *
 * @param totals The clusters' weights, from `at` on.
 */
function silhouette(sums: Float64Array, totals: Float64Array, at: number, own: number, self: number): number {
  let b = Number.POSITIVE_INFINITY;
  for (let c = 0; c < sums.length; c++) {
    if (c !== own && totals[at + c] > 0 && sums[c] / totals[at + c] < b) b = sums[c] / totals[at + c];
  }
  const a = totals[at + own] > self ? sums[own] / (totals[at + own] - self) : 0;
  const larger = a > b ? a : b;
  return larger > 0 ? (b - a) / larger : 0;
}
