import { BLOCK_ROWS } from "../blocks.js";
import { eachRawStretch, isSingle } from "./raw-rows.js";
import type { Residence } from "./residence.js";

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
  readonly #residence: Residence;
  readonly #k: number;
  /** 1 for each block whose sums are as they were taken from all its rows. */
  readonly #taken: Uint8Array;

  constructor(residence: Residence, blockCount: number, k: number) {
    this.#residence = residence;
    this.#k = k;
    const room = roomForBlocks(blockCount, k, residence.rows.featureCount);
    this.sums = room.sums;
    this.weights = room.weights;
    this.counts = room.counts;
    this.#taken = new Uint8Array(blockCount);
  }

  /** True where taking the sums anew would change nothing. */
  get areWhole(): boolean {
    return this.#taken.every((taken) => taken === 1);
  }

  /** Take the sums anew of every block that was touched since. */
  takeTouched(): void {
    for (let block = 0; block < this.#taken.length; block++) if (this.#taken[block] === 0) this.take(block);
  }

  /** Take a block's sums from all its original rows, in their order, by the labels in the kernel's memory. */
  take(block: number): void {
    const { kernel, layout, rows } = this.#residence;
    const { rowCount, featureCount: d } = rows;
    const k = this.#k;
    const from = block * BLOCK_ROWS;
    const exact = new Float64Array(kernel.memory.buffer, layout.exact, k * (d + 2)).fill(0);
    eachRawStretch(this.#residence, from, Math.min(rowCount, from + BLOCK_ROWS), (first, count, weights) => {
      kernel.operations.sumRows(layout.raw, isSingle(rows), count, d, layout.labels + first, weights, layout.exact);
    });
    putBlock(this, block, exact, k);
    this.#taken[block] = 1;
  }

  /** Move a row of a block from one cluster to another. */
  move(block: number, row: number, from: number, to: number): void {
    const { values, featureCount: d, weights } = this.#residence.rows;
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
    const d = this.#residence.rows.featureCount;
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
 * Room for the sums of every block.
 *
 * @param blockCount Blocks.
 * @param k Clusters.
 * @param d Features.
 */
export function roomForBlocks(blockCount: number, k: number, d: number): BlockSums {
  return {
    sums: new Float64Array(blockCount * k * d),
    weights: new Float64Array(blockCount * k),
    counts: new Float64Array(blockCount * k),
  };
}

/**
 * Put in a block's sums as the kernel writes them: for each cluster its features, weight and rows.
 *
 * @param into Changed.
 * @param written `k × (d + 2)`.
 */
export function putBlock(into: BlockSums, block: number, written: Float64Array, k: number): void {
  const d = written.length / k - 2;
  for (let c = 0, at = 0; c < k; c++, at += d + 2) {
    into.sums.set(written.subarray(at, at + d), (block * k + c) * d);
    into.weights[block * k + c] = written[at + d];
    into.counts[block * k + c] = written[at + d + 1];
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
