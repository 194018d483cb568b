import { BLOCK_ROWS } from "../blocks.js";
import type { Kernel } from "../kernel/kernel.js";
import { nearestCentroid } from "../lloyd/assign-rows.js";
import { type BlockSums, ExactSums, permute } from "./block-sums.js";
import { BoundsSwitch } from "./bounds-switch.js";
import { Clocks } from "./clocks.js";
import { CoarseSums } from "./coarse-sums.js";
import type { Frame } from "./frame.js";
import { placeCentroids } from "./place-centroids.js";
import { eachRawStretch, isSingle } from "./raw-rows.js";
import { type Residence, type ShardRows, takeIn } from "./residence.js";

/** A block where more rows than this share are in doubt is scored whole: gathering a row from memory costs as much as scoring six in their places. */
const WHOLE_FROM_RISKY = 0.15;

/**
 * Rows, their labels, and the sums of their blocks.
 *
 * Labels are those of the f64 oracle: where two centroids are too near to tell apart in f32, the original row is compared in f64. Sums of a
 * table of one block are taken from all its rows at every pass, as the oracle takes them; those of larger tables are coarse until `sumWhole`,
 * then kept by differences.
 */
export class Shard {
  readonly residence: Residence;
  readonly rows: ShardRows;
  readonly #blockCount: number;
  /** True where the whole table is one block. */
  readonly #single: boolean;
  #labels: Uint8Array;
  #bounds: Float32Array;
  #k = 0;
  #exact: ExactSums;
  #coarse: CoarseSums | null = null;
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
    this.#exact = new ExactSums(this.residence, this.#blockCount, 0);
    this.#labels = this.#viewLabels();
    this.#bounds = this.#viewBounds();
  }

  get labels(): Uint8Array {
    return this.#labels;
  }

  /** The blocks' sums as they stand; changed by the next pass. */
  get blockSums(): BlockSums {
    this.#coarse?.into(this.#exact);
    return this.#exact;
  }

  /** True while sums are those of f32 rows: near enough to descend by, not to stop at. */
  get sumsAreCoarse(): boolean {
    return this.#coarse !== null;
  }

  /** True where taking the sums anew would change nothing. */
  get sumsAreWhole(): boolean {
    return this.#coarse === null && this.#exact.areWhole;
  }

  /**
   * Label every row with its nearest centroid and bring the blocks' sums up to date.
   *
   * @param centroids `k × featureCount`, f64.
   * @param fresh True at the start of a descent: no earlier label or sum is used.
   * @returns How many labels changed; all of them when fresh.
   */
  pass(centroids: Float64Array, fresh: boolean): number {
    let doubt: "all" | "some" = "all";
    if (fresh) {
      this.#begin(centroids.length / this.rows.featureCount);
      if (!this.#single) this.#beginCoarse();
    } else if (!this.#boundsSwitch.next(this.#changedShare, this.#risky / this.rows.rowCount)) {
      this.#clocks = null;
    } else if (this.#clocks) {
      this.#clocks.advance(this.#previous, centroids);
      doubt = "some";
    } else {
      this.#clocks = new Clocks(this.residence, this.#k);
    }
    this.#risky = 0;
    this.#previous = centroids.slice();
    placeCentroids(this.residence, centroids);
    let changed = 0;
    for (let block = 0; block < this.#blockCount; block++) changed += this.#passBlock(block, centroids, fresh, doubt);
    this.#changedShare = fresh ? 1 : changed / this.rows.rowCount;
    return changed;
  }

  /** Take the sums anew from the labels and the original rows; from then on they stay exact. */
  sumWhole(): BlockSums {
    this.#coarse = null;
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

  #viewLabels(): Uint8Array {
    return new Uint8Array(this.residence.kernel.memory.buffer, this.residence.layout.labels, this.rows.rowCount);
  }

  #viewBounds(): Float32Array {
    return new Float32Array(this.residence.kernel.memory.buffer, this.residence.layout.bounds, this.rows.rowCount);
  }

  #range(block: number): readonly [from: number, to: number] {
    return [block * BLOCK_ROWS, Math.min(this.rows.rowCount, (block + 1) * BLOCK_ROWS)];
  }

  #begin(k: number): void {
    this.#k = k;
    this.#exact = new ExactSums(this.residence, this.#blockCount, k);
    this.#coarse = null;
    this.#clocks = null;
    this.#boundsSwitch.reset(k * this.rows.featureCount);
    this.#changedShare = 1;
  }

  #beginCoarse(): void {
    this.#coarse = new CoarseSums(this.residence, this.#blockCount, this.#k);
    this.#labels = this.#viewLabels();
    this.#bounds = this.#viewBounds();
  }

  #passBlock(block: number, centroids: Float64Array, fresh: boolean, doubt: "all" | "some"): number {
    const { kernel, layout: at, rows } = this.residence;
    const { operations } = kernel;
    const [from, to] = this.#range(block);
    const d = rows.featureCount;
    const k = this.#k;
    const labels = at.labels + from;
    const bounds = at.bounds + from * 4;
    let risky = to - from;
    if (doubt === "some") {
      risky = operations.scanBounds(to - from, k, labels, bounds, at.clocks, at.masks);
      if (risky === 0) return 0;
      this.#risky += risky;
    }
    const strip = (from / 256) * 4;
    const slops = this.#clocks ? at.slops + strip : 0;
    const rowsAt = [d, k, at.x + from * d * 4, labels, at.norms + from * 4, bounds] as const;
    const tables = [at.centroids, at.halves, at.taus + strip, slops, at.clocks, at.scratch, at.list] as const;
    const weights = rows.weights ? at.weights + from * 4 : 0;
    const sums = this.#coarse?.pointer(block) ?? 0;
    const isWhole = risky > (to - from) * WHOLE_FROM_RISKY;
    if (!isWhole) operations.listRisky(to - from, at.masks, at.risky);
    const listed = isWhole
      ? operations.sweepAll(to - from, ...rowsAt, ...tables, fresh ? 1 : 0, weights, sums)
      : operations.sweepListed(at.risky, risky, ...rowsAt, ...tables, weights, sums);
    const list = new Uint32Array(kernel.memory.buffer, at.list, listed);
    if (this.#coarse) return this.#settleCoarse(this.#coarse, block, list, centroids, fresh);
    return fresh ? this.#settleFresh(block, list, centroids) : this.#settle(block, list, centroids);
  }

  /** Gives the unsure rows their label in f64, and moves them between coarse sums as the kernel moved the others. */
  #settleCoarse(coarse: CoarseSums, block: number, list: Uint32Array, centroids: Float64Array, fresh: boolean): number {
    const [from, to] = this.#range(block);
    const moved = this.residence.kernel.operations.takeMoves();
    let changed = fresh ? to - from : moved;
    for (const entry of list) {
      const i = from + (entry & 0xffff);
      const old = this.#labels[i];
      const label = this.#decide(i, centroids);
      this.#labels[i] = label;
      if (fresh) {
        coarse.add(block, i, label, 1);
      } else if (label !== old) {
        coarse.add(block, i, old, -1);
        coarse.add(block, i, label, 1);
        changed++;
      }
    }
    return changed;
  }

  #settleFresh(block: number, list: Uint32Array, centroids: Float64Array): number {
    const [from, to] = this.#range(block);
    for (const entry of list) {
      const i = from + (entry & 0xffff);
      this.#labels[i] = this.#decide(i, centroids);
    }
    this.#exact.take(block);
    return to - from;
  }

  /** Gives the listed rows their label, in f64 where f32 could not tell, and moves them between sums. */
  #settle(block: number, list: Uint32Array, centroids: Float64Array): number {
    const [from, to] = this.#range(block);
    const labels = this.#labels;
    const moved: (readonly [row: number, old: number])[] = [];
    for (const entry of list) {
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
