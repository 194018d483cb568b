import { BLOCK_ROWS } from "../blocks.js";
import type { Kernel } from "../kernel/kernel.js";
import { nearestCentroid } from "../lloyd/assign-rows.js";
import { type BlockSums, ExactSums, permute } from "./block-sums.js";
import { BoundsSwitch } from "./bounds-switch.js";
import { Clocks } from "./clocks.js";
import type { Frame } from "./frame.js";
import { Passes, WAY } from "./pass-table.js";
import { placeCentroids, placeSteps } from "./place-centroids.js";
import { eachRawStretch, isSingle } from "./raw-rows.js";
import { type Residence, type ShardRows, takeIn } from "./residence.js";
import { Tally } from "./tally.js";

/**
 * Rows, their labels, and the sums of their blocks.
 *
 * Labels are those of the f64 oracle: where two centroids are too near to tell apart in f32, the original row is compared in f64. Sums of a
 * table of one block are taken from all its rows at every pass, as the oracle takes them; those of larger tables are a coarse tally until
 * `sumWhole`, then kept by differences.
 */
export class Shard {
  readonly residence: Residence;
  readonly rows: ShardRows;
  readonly #blockCount: number;
  /** True where the whole table is one block. */
  readonly #single: boolean;
  readonly #labels: Uint8Array;
  readonly #bounds: Float32Array;
  #passes: Passes;
  #exact: ExactSums;
  #tally: Tally | null = null;
  #clocks: Clocks | null = null;
  #previous: Float64Array = new Float64Array(0);
  readonly #boundsSwitch = new BoundsSwitch();
  #changedShare = 1;
  #risky = 0;

  constructor(kernel: Kernel, rows: ShardRows, frame: Frame, seeding: boolean) {
    this.rows = rows;
    this.residence = takeIn(kernel, rows, frame, seeding);
    this.#blockCount = Math.ceil(rows.rowCount / BLOCK_ROWS);
    this.#single = this.#blockCount === 1 && rows.part !== true;
    this.#passes = this.#tableOf(0);
    this.#exact = new ExactSums(this.residence, this.#blockCount, 0);
    const { buffer } = kernel.memory;
    this.#labels = new Uint8Array(buffer, this.residence.layout.labels, rows.rowCount);
    this.#bounds = new Float32Array(buffer, this.residence.layout.bounds, rows.rowCount);
  }

  get labels(): Uint8Array {
    return this.#labels;
  }

  /** The blocks' sums as they stand, where they are exact; changed by the next pass. */
  get blockSums(): BlockSums | null {
    return this.#tally ? null : this.#exact;
  }

  /** Coarse sums, near enough to descend by, not to stop at; null where sums are exact. */
  get tally(): BigInt64Array | null {
    return this.#tally?.numbers ?? null;
  }

  /** True where taking the sums anew would change nothing. */
  get sumsAreWhole(): boolean {
    return this.#tally === null && this.#exact.areWhole;
  }

  /**
   * Label every row with its nearest centroid and bring the blocks' sums up to date.
   *
   * @param centroids `k × featureCount`, f64.
   * @param fresh True at the start of a descent: no earlier label or sum is used.
   * @returns How many labels changed; all of them when fresh.
   */
  pass(centroids: Float64Array, fresh: boolean): number {
    const way = this.#wayOf(centroids, fresh);
    this.#previous = centroids.slice();
    if (this.#clocks) placeCentroids(this.residence, centroids);
    else placeSteps(this.residence, centroids);
    let settled = 0;
    const sums = this.#tally ? this.residence.layout.tally : 0;
    const { moved, doubtful } = this.#passes.go(way, sums, (block, entries) => {
      if (this.#tally) settled += this.#settleCoarse(this.#tally, block, entries, centroids, fresh);
      else if (fresh) this.#settleFresh(block, entries, centroids);
      else settled += this.#settle(block, entries, centroids);
    });
    if (fresh && !this.#tally) this.#exact.takeTouched();
    this.#risky = doubtful;
    const changed = fresh ? this.rows.rowCount : moved + settled;
    this.#changedShare = changed / this.rows.rowCount;
    return changed;
  }

  /** Take the sums anew from the labels and the original rows; from then on they stay exact. */
  sumWhole(): BlockSums {
    this.#tally = null;
    this.#exact.takeTouched();
    return this.#exact;
  }

  /** Squared distances to the rows' centroids, `blocks × k`. */
  within(centroids: Float64Array): Float64Array {
    const { kernel, layout } = this.residence;
    const { buffer } = kernel.memory;
    const d = this.rows.featureCount;
    const k = centroids.length / d;
    new Float64Array(buffer, layout.points, k * d).set(centroids);
    const part = new Float64Array(buffer, layout.exact, k);
    const out = new Float64Array(this.#blockCount * k);
    for (let block = 0; block < this.#blockCount; block++) {
      part.fill(0);
      eachRawStretch(this.residence, ...this.#range(block), (first, count, weights) => {
        const labels = layout.labels + first;
        const single = isSingle(this.rows);
        kernel.operations.sumWithin(layout.raw, single, count, d, labels, weights, layout.points, layout.exact);
      });
      out.set(part, block * k);
    }
    return out;
  }

  /** Rename the clusters: old cluster `order[c]` becomes c. */
  relabel(order: Uint8Array): void {
    const { kernel, layout } = this.residence;
    const names = new Uint8Array(kernel.memory.buffer, layout.scratch, 256).fill(0);
    for (let c = 0; c < order.length; c++) names[order[c]] = c;
    kernel.operations.renameLabels(this.rows.rowCount, layout.labels, layout.scratch, order.length);
    this.#exact.reorder(order);
    this.#clocks?.reorder(order);
    permute(this.#previous, order, this.rows.featureCount);
  }

  /** Take over labels that were found elsewhere. */
  setLabels(labels: Uint8Array, k: number): void {
    this.#begin(k);
    this.#labels.set(labels);
    this.#previous = new Float64Array(k * this.rows.featureCount);
    this.sumWhole();
  }

  #range(block: number): readonly [from: number, to: number] {
    return [block * BLOCK_ROWS, Math.min(this.rows.rowCount, (block + 1) * BLOCK_ROWS)];
  }

  #begin(k: number): void {
    this.#passes = this.#tableOf(k);
    this.#exact = new ExactSums(this.residence, this.#blockCount, k);
    this.#tally = null;
    this.#clocks = null;
    this.#boundsSwitch.reset(k * this.rows.featureCount);
    this.#changedShare = 1;
  }

  #tableOf(k: number): Passes {
    const { kernel, layout: at, rows, frame } = this.residence;
    const { rowCount, featureCount: d } = rows;
    const own = {
      magic: frame.magic ?? 0,
      rowCount,
      blockRows: BLOCK_ROWS,
      d,
      k,
      weights: rows.weights ? at.weights : 0,
    };
    return new Passes(kernel, at.pass, { ...at, ...own });
  }

  /** How the next pass goes about its rows; bounds are kept or given up by that. */
  #wayOf(centroids: Float64Array, fresh: boolean): number {
    if (fresh) {
      this.#begin(centroids.length / this.rows.featureCount);
      if (!this.#single && this.residence.frame.magic !== null)
        this.#tally = new Tally(this.residence, centroids.length / this.rows.featureCount);
      return WAY.afresh;
    }
    if (!this.#boundsSwitch.next(this.#changedShare, this.#risky / this.rows.rowCount)) {
      this.#clocks = null;
      return WAY.all;
    }
    if (this.#clocks) {
      this.#clocks.advance(this.#previous, centroids);
      return WAY.doubtful;
    }
    this.#clocks = new Clocks(this.residence, centroids.length / this.rows.featureCount);
    return WAY.bound;
  }

  /** Gives the unsure rows their label in f64, and counts them in as the kernel did the others; returns how many changed. */
  #settleCoarse(tally: Tally, block: number, entries: Uint32Array, centroids: Float64Array, fresh: boolean): number {
    const [from] = this.#range(block);
    let changed = 0;
    for (const entry of entries) {
      const i = from + (entry & 0xffff);
      if (tally.settle(i, this.#decide(i, centroids), fresh)) changed++;
    }
    return changed;
  }

  #settleFresh(block: number, entries: Uint32Array, centroids: Float64Array): void {
    const [from] = this.#range(block);
    for (const entry of entries) {
      const i = from + (entry & 0xffff);
      this.#labels[i] = this.#decide(i, centroids);
    }
  }

  /** Gives the listed rows their label, in f64 where f32 could not tell, and moves them between sums. */
  #settle(block: number, entries: Uint32Array, centroids: Float64Array): number {
    const [from, to] = this.#range(block);
    const labels = this.#labels;
    const moved: (readonly [row: number, old: number])[] = [];
    for (const entry of entries) {
      const i = from + (entry & 0xffff);
      const label = entry >>> 31 ? this.#decide(i, centroids) : (entry >>> 16) & 0xff;
      if (label === labels[i]) continue;
      moved.push([i, labels[i]]);
      labels[i] = label;
    }
    const isMost = moved.length > (to - from) / 2;
    if (isMost || (this.#single && moved.length > 0)) this.#exact.take(block);
    else for (const [i, old] of moved) this.#exact.move(block, i, old, labels[i]);
    return moved.length;
  }

  /** The label of a row that f32 is unsure of; it is looked at again in every pass. */
  #decide(row: number, centroids: Float64Array): number {
    const { values, featureCount: d } = this.rows;
    this.#bounds[row] = Number.NEGATIVE_INFINITY;
    return nearestCentroid(values, row * d, centroids, d);
  }
}
