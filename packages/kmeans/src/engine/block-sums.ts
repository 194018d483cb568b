import { BLOCK_ROWS } from "../blocks.js";
import type { ShardRows } from "./residence.js";

/** Sums of every block: `blocks × k × d` values, `blocks × k` weights and rows of positive weight. */
export interface BlockSums {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  readonly counts: Float64Array;
}

/** The exact sums of a shard's blocks: of the original rows, in f64. */
export class ExactSums implements BlockSums {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  readonly counts: Float64Array;
  readonly #rows: ShardRows;
  readonly #k: number;
  /** 1 for each block whose sums are as they were taken from all its rows. */
  readonly #taken: Uint8Array;

  constructor(rows: ShardRows, blockCount: number, k: number) {
    this.#rows = rows;
    this.#k = k;
    this.sums = new Float64Array(blockCount * k * rows.featureCount);
    this.weights = new Float64Array(blockCount * k);
    this.counts = new Float64Array(blockCount * k);
    this.#taken = new Uint8Array(blockCount);
  }

  /** True where taking the sums anew would change nothing. */
  get areWhole(): boolean {
    return this.#taken.every((taken) => taken === 1);
  }

  /** Take the sums anew of every block that was touched since. */
  takeTouched(labels: Uint8Array): void {
    for (let block = 0; block < this.#taken.length; block++) if (this.#taken[block] === 0) this.take(block, labels);
  }

  /** Take a block's sums from all its rows, in their order. */
  take(block: number, labels: Uint8Array): void {
    const { values, rowCount, featureCount: d, weights } = this.#rows;
    const k = this.#k;
    const from = block * BLOCK_ROWS;
    const to = Math.min(rowCount, from + BLOCK_ROWS);
    const sums = this.sums.subarray(block * k * d, (block + 1) * k * d).fill(0);
    const blockWeights = this.weights.subarray(block * k, (block + 1) * k).fill(0);
    const counts = this.counts.subarray(block * k, (block + 1) * k).fill(0);
    for (let i = from; i < to; i++) {
      const c = labels[i];
      const w = weights ? weights[i] : 1;
      if (w === 0) continue;
      for (let j = 0, at = c * d, v = i * d; j < d; j++) sums[at + j] += w * values[v + j];
      blockWeights[c] += w;
      counts[c]++;
    }
    this.#taken[block] = 1;
  }

  /** Move a row of a block from one cluster to another. */
  move(block: number, row: number, from: number, to: number): void {
    const { values, featureCount: d, weights } = this.#rows;
    this.#taken[block] = 0;
    const w = weights ? weights[row] : 1;
    if (w === 0) return;
    const out = block * this.#k + from;
    const into = block * this.#k + to;
    const { sums } = this;
    for (let j = 0, v = row * d; j < d; j++) {
      const share = w * values[v + j];
      sums[out * d + j] -= share;
      sums[into * d + j] += share;
    }
    this.weights[out] -= w;
    this.weights[into] += w;
    this.counts[out]--;
    this.counts[into]++;
  }

  /** Rename the clusters: old cluster `order[c]` becomes c. */
  reorder(order: Uint8Array): void {
    const d = this.#rows.featureCount;
    const k = order.length;
    for (let block = 0; block < this.#taken.length; block++) {
      const from = block * k;
      permute(this.sums.subarray(from * d, (from + k) * d), order, d);
      permute(this.weights.subarray(from, from + k), order, 1);
      permute(this.counts.subarray(from, from + k), order, 1);
    }
  }
}

/**
 * Bring pieces of `width` numbers into order: piece `order[c]` becomes piece c.
 *
 * @param numbers Changed.
 */
export function permute(numbers: Float64Array, order: Uint8Array, width: number): void {
  const old = numbers.slice();
  for (let c = 0; c < order.length; c++) {
    numbers.set(old.subarray(order[c] * width, (order[c] + 1) * width), c * width);
  }
}
