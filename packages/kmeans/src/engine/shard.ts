import { BLOCK_ROWS } from "../blocks.js";
import { type Kernel, reserve } from "../kernel/kernel.js";
import { nearestCentroid, squaredDistance } from "../lloyd/assign-rows.js";
import type { Frame } from "./frame.js";
import { type Layout, layoutOf } from "./layout.js";

/** Rows that a shard holds: whole blocks of a table, the last one may be short. */
export interface ShardRows {
  /** True where these are some rows of a larger table. */
  readonly part?: boolean;
  readonly values: Float64Array;
  readonly rowCount: number;
  readonly featureCount: number;
  readonly weights: Float64Array | null;
}

/** Sums of every block: `blocks × k × d` values, `blocks × k` weights and rows of positive weight. */
export interface BlockSums {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
  readonly counts: Float64Array;
}

/** Rows whose bounds are worth keeping once at most this share of them changes label in a pass. */
const BOUNDS_FROM_CHANGED = 0.03;

/** A block where more rows than this share are in doubt is scored whole: gathering costs about as much as scoring. */
const WHOLE_FROM_RISKY = 0.7;

/**
 * Rows in f32 tiles, their labels, and the sums of their blocks.
 *
 * Labels are those of the f64 oracle: where two centroids are too near to tell apart in f32, the original row is compared in f64.
 */
export class Shard {
  readonly rows: ShardRows;
  readonly blockCount: number;
  readonly #kernel: Kernel;
  readonly #frame: Frame;
  readonly #layout: Layout;
  readonly #strips: number;
  /** True where the whole table is one block: its sums are then taken from all rows at every pass, as the oracle takes them. */
  readonly #single: boolean;
  /** The greatest weight of the table: f32 weights are shares of it. */
  readonly #weightUnit: number;
  /** Greatest row length of each strip, in the frame. */
  readonly #lengths: Float64Array;
  #labels: Uint8Array;
  #bounds: Float32Array;
  #k = 0;
  #sums: BlockSums = { sums: new Float64Array(0), weights: new Float64Array(0), counts: new Float64Array(0) };
  #previous: Float64Array = new Float64Array(0);
  #clocks: Float64Array = new Float64Array(0);
  #bounded = false;
  #changedShare = 1;
  /** Sums of f32 rows in the frame, kept by the kernel while labels still change much; null once sums are exact. */
  #coarse: Float64Array | null = null;
  /** 1 for each block whose sums are as they were taken from all its rows. */
  readonly #taken: Uint8Array;

  constructor(kernel: Kernel, rows: ShardRows, frame: Frame, seeding: boolean) {
    this.#weightUnit = frame.weightUnit;
    this.rows = rows;
    this.#kernel = kernel;
    this.#frame = frame;
    this.blockCount = Math.ceil(rows.rowCount / BLOCK_ROWS);
    this.#single = this.blockCount === 1 && rows.part !== true;
    this.#layout = layoutOf(rows.rowCount, rows.featureCount, BLOCK_ROWS, rows.weights !== null, seeding);
    reserve(kernel, this.#layout.bytes);
    this.#labels = new Uint8Array(kernel.memory.buffer, this.#layout.labels, rows.rowCount);
    this.#bounds = new Float32Array(kernel.memory.buffer, this.#layout.bounds, rows.rowCount);
    this.#taken = new Uint8Array(this.blockCount);
    this.#strips = Math.ceil(rows.rowCount / 256);
    this.#lengths = new Float64Array(this.#strips);
    this.#fillTiles();
    this.#fillWeights();
  }

  get labels(): Uint8Array {
    return this.#labels;
  }

  /** Where a caller that knows the layout finds this shard's arrays. */
  get layout(): Layout {
    return this.#layout;
  }

  get kernel(): Kernel {
    return this.#kernel;
  }

  get frame(): Frame {
    return this.#frame;
  }

  /**
   * Label every row with its nearest centroid and bring the blocks' sums up to date.
   *
   * @param centroids `k × featureCount`, f64.
   * @param fresh True at the start of a descent: no earlier label or sum is used.
   * @returns How many labels changed; all of them when fresh.
   */
  pass(centroids: Float64Array, fresh: boolean): number {
    const { rowCount, featureCount: d } = this.rows;
    const k = centroids.length / d;
    if (fresh) {
      this.#begin(k);
      if (!this.#single) this.#beginCoarse(k);
    } else if (this.#bounded) {
      this.#advanceClocks(centroids);
    }
    this.#previous = centroids.slice();
    if (!this.#bounded && !fresh && this.#changedShare <= BOUNDS_FROM_CHANGED) {
      this.#bounded = true;
      this.#clocks.fill(0);
      this.#writeClocks();
      this.#writeCentroids(centroids, k);
      return this.#passBlocks(centroids, k, false, true);
    }
    this.#writeCentroids(centroids, k);
    const changed = this.#passBlocks(centroids, k, fresh, false);
    this.#changedShare = fresh ? 1 : changed / rowCount;
    return changed;
  }

  /** The blocks' sums as they stand; changed by the next pass. */
  get blockSums(): BlockSums {
    if (this.#coarse) this.#unframe(this.#coarse);
    return this.#sums;
  }

  /** True while sums are those of f32 rows: near enough to descend by, not to stop at. */
  get sumsAreCoarse(): boolean {
    return this.#coarse !== null;
  }

  /** True where sums were only ever taken from whole blocks, so that taking them anew would change nothing. */
  get sumsAreWhole(): boolean {
    return this.#coarse === null && this.#taken.every((taken) => taken === 1);
  }

  /** Take the sums of all blocks anew from the labels and the original rows; from then on they stay exact. */
  sumWhole(): BlockSums {
    this.#coarse = null;
    for (let b = 0; b < this.blockCount; b++) if (this.#taken[b] === 0) this.#sumBlock(b);
    return this.#sums;
  }

  /** Squared distances to the rows' centroids, `blocks × k`. */
  within(centroids: Float64Array): Float64Array {
    const { values, featureCount: d, weights } = this.rows;
    const k = centroids.length / d;
    const out = new Float64Array(this.blockCount * k);
    for (let b = 0; b < this.blockCount; b++) {
      const [from, to] = this.#range(b);
      for (let i = from; i < to; i++) {
        const c = this.#labels[i];
        const square = squaredDistance(values, i * d, centroids, c * d, d);
        out[b * k + c] += weights ? weights[i] * square : square;
      }
    }
    return out;
  }

  /**
   * What every row says about the partition, summed block by block: squared and simplified silhouettes, then the distances of each
   * cluster's rows to its mean. Unweighted; f32 decides the last digits.
   *
   * @param labels Taken over from elsewhere; the sums held are then void.
   * @param means `k × featureCount`.
   * @param counts Rows of each cluster.
   * @param within Squared distances to the means, summed for each cluster.
   */
  judge(labels: Uint8Array, means: Float64Array, counts: ArrayLike<number>, within: Float64Array): Float64Array {
    this.#labels.set(labels);
    const { featureCount: d } = this.rows;
    const { operations, memory } = this.#kernel;
    const at = this.#layout;
    const k = counts.length;
    this.#writeCentroids(means, k);
    const halves = new Float32Array(memory.buffer, at.halves, k);
    const shifted = new Float32Array(memory.buffer, at.clocks, k);
    const facts = new Float64Array(memory.buffer, at.list, 2 * k);
    const out = new Float64Array(memory.buffer, at.list + 255 * 16, 2 + k);
    const square = this.#frame.scale ** 2;
    for (let c = 0; c < k; c++) {
      shifted[c] = counts[c] > 0 ? halves[c] + (square * within[c]) / counts[c] / 2 : 1e38;
      if (counts[c] === 0) halves[c] = 1e38;
      facts.set([counts[c], square * within[c]], 2 * c);
    }
    const total = new Float64Array(2 + k);
    for (let b = 0; b < this.blockCount; b++) {
      const [from, to] = this.#range(b);
      out.fill(0);
      operations.judgeRows(
        to - from,
        d,
        k,
        at.x + from * d * 4,
        at.labels + from,
        at.norms + from * 4,
        at.centroids,
        at.halves,
        at.clocks,
        at.list,
        at.scratch,
        at.list + 255 * 16,
      );
      for (let s = 0; s < total.length; s++) total[s] += s < 2 ? out[s] : out[s] / this.#frame.scale;
    }
    return total;
  }

  /** Rename the clusters: old cluster `order[c]` becomes c. */
  relabel(order: Uint8Array): void {
    const names = new Uint8Array(256);
    for (let c = 0; c < order.length; c++) names[order[c]] = c;
    for (let i = 0; i < this.#labels.length; i++) this.#labels[i] = names[this.#labels[i]];
    const { featureCount: d } = this.rows;
    const { sums, weights, counts } = this.#sums;
    for (let b = 0; b < this.blockCount; b++) {
      const from = b * order.length;
      permute(sums.subarray(from * d, (from + order.length) * d), order, d);
      permute(weights.subarray(from, from + order.length), order, 1);
      permute(counts.subarray(from, from + order.length), order, 1);
    }
    permute(this.#previous, order, d);
    permute(this.#clocks, order, 1);
    if (this.#bounded) this.#writeClocks();
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
    const { featureCount: d } = this.rows;
    if (this.#k !== k) {
      this.#k = k;
      this.#sums = {
        sums: new Float64Array(this.blockCount * k * d),
        weights: new Float64Array(this.blockCount * k),
        counts: new Float64Array(this.blockCount * k),
      };
    }
    this.#coarse = null;
    this.#taken.fill(0);
    this.#clocks = new Float64Array(k);
    this.#bounded = false;
    this.#changedShare = 1;
  }

  #passBlocks(centroids: Float64Array, k: number, fresh: boolean, setBounds: boolean): number {
    const { operations, memory } = this.#kernel;
    const { featureCount: d, weights } = this.rows;
    const at = this.#layout;
    const list = new Uint32Array(memory.buffer, at.list, BLOCK_ROWS);
    const slopsFor = this.#bounded ? at.slops : 0;
    let changed = 0;
    for (let b = 0; b < this.blockCount; b++) {
      const [from, to] = this.#range(b);
      const count = to - from;
      const x = at.x + from * d * 4;
      const strip = (from / 256) * 4;
      const slops = slopsFor && slopsFor + strip;
      let risky = count;
      if (this.#bounded && !setBounds) {
        risky = operations.scanBounds(count, k, at.labels + from, at.bounds + from * 4, at.clocks, at.risky);
        if (risky === 0) continue;
      }
      const rows = [d, k, x, at.labels + from, at.norms + from * 4, at.bounds + from * 4] as const;
      const rest = [at.centroids, at.halves, at.taus + strip, slops, at.clocks, at.scratch, at.list] as const;
      const w = weights ? at.weights + from * 4 : 0;
      const sums = this.#coarse ? at.bytes + b * k * (d + 2) * 8 : 0;
      const listed =
        risky > count * WHOLE_FROM_RISKY
          ? operations.sweepAll(count, ...rows, ...rest, fresh ? 1 : 0, w, sums)
          : operations.sweepListed(at.risky, risky, ...rows, ...rest, w, sums);
      if (this.#coarse) changed += this.#settleCoarse(b, list, listed, centroids, fresh);
      else changed += fresh ? this.#settleFresh(b, list, listed, centroids) : this.#settle(b, list, listed, centroids);
    }
    return changed;
  }

  /** Gives the unsure rows their label in f64, and moves them between coarse sums as the kernel moves the others. */
  #settleCoarse(block: number, list: Uint32Array, listed: number, centroids: Float64Array, fresh: boolean): number {
    const { values, featureCount: d } = this.rows;
    const [from, to] = this.#range(block);
    const moved = this.#kernel.operations.takeMoves();
    let changed = fresh ? to - from : moved;
    for (let e = 0; e < listed; e++) {
      const i = from + (list[e] & 0xffff);
      const label = nearestCentroid(values, i * d, centroids, d);
      this.#bounds[i] = Number.NEGATIVE_INFINITY;
      const old = this.#labels[i];
      this.#labels[i] = label;
      if (fresh) {
        this.#addCoarse(block, i, label, 1);
      } else if (label !== old) {
        this.#addCoarse(block, i, old, -1);
        this.#addCoarse(block, i, label, 1);
        changed++;
      }
    }
    return changed;
  }

  #addCoarse(block: number, row: number, label: number, sign: number): void {
    const { rowCount, featureCount: d, weights } = this.rows;
    const { buffer } = this.#kernel.memory;
    const coarse = this.#coarse as Float64Array;
    const w = weights ? new Float32Array(buffer, this.#layout.weights, rowCount)[row] : 1;
    if (w === 0) return;
    const tiles = new Float32Array(buffer, this.#layout.x);
    const x = Math.floor(row / 4) * 4 * d + (row % 4);
    const at = (block * this.#k + label) * (d + 2);
    for (let j = 0; j < d; j++) coarse[at + j] += sign * w * tiles[x + j * 4];
    coarse[at + d] += sign * w;
    coarse[at + d + 1] += sign;
  }

  #beginCoarse(k: number): void {
    const { featureCount: d } = this.rows;
    const at = this.#layout;
    const length = this.blockCount * k * (d + 2);
    reserve(this.#kernel, at.bytes + length * 8);
    const { buffer } = this.#kernel.memory;
    this.#labels = new Uint8Array(buffer, at.labels, this.rows.rowCount);
    this.#bounds = new Float32Array(buffer, at.bounds, this.rows.rowCount);
    this.#coarse = new Float64Array(buffer, at.bytes, length).fill(0);
  }

  /** Brings coarse sums into the rows' own units. */
  #unframe(coarse: Float64Array): void {
    const { featureCount: d } = this.rows;
    const { centre, scale } = this.#frame;
    const { sums, weights, counts } = this.#sums;
    for (let c = 0, from = 0; c < weights.length; c++, from += d + 2) {
      const weight = coarse[from + d];
      weights[c] = weight * this.#weightUnit;
      counts[c] = coarse[from + d + 1];
      for (let j = 0; j < d; j++) sums[c * d + j] = (coarse[from + j] / scale + centre[j] * weight) * this.#weightUnit;
    }
  }

  #settleFresh(block: number, list: Uint32Array, listed: number, centroids: Float64Array): number {
    const { values, featureCount: d } = this.rows;
    const [from, to] = this.#range(block);
    for (let e = 0; e < listed; e++) {
      const i = from + (list[e] & 0xffff);
      this.#labels[i] = nearestCentroid(values, i * d, centroids, d);
    }
    this.#sumBlock(block);
    return to - from;
  }

  /** Gives the listed rows their label, in f64 where f32 could not tell, and moves them between sums. */
  #settle(block: number, list: Uint32Array, listed: number, centroids: Float64Array): number {
    const { values, featureCount: d, weights } = this.rows;
    const [from, to] = this.#range(block);
    const labels = this.#labels;
    const whole = this.#single || listed > (to - from) / 2;
    const { sums, weights: blockWeights, counts } = this.#sums;
    const base = block * this.#k;
    let changed = 0;
    for (let e = 0; e < listed; e++) {
      const entry = list[e];
      const i = from + (entry & 0xffff);
      let label = (entry >>> 16) & 0xff;
      if (entry >>> 31) {
        label = nearestCentroid(values, i * d, centroids, d);
        this.#bounds[i] = Number.NEGATIVE_INFINITY;
      }
      const old = labels[i];
      if (label === old) continue;
      labels[i] = label;
      changed++;
      const w = weights ? weights[i] : 1;
      if (whole || w === 0) continue;
      const out = (base + old) * d;
      const into = (base + label) * d;
      for (let j = 0, v = i * d; j < d; j++) {
        const share = w * values[v + j];
        sums[out + j] -= share;
        sums[into + j] += share;
      }
      blockWeights[base + old] -= w;
      blockWeights[base + label] += w;
      counts[base + old]--;
      counts[base + label]++;
    }
    if (whole && changed > 0) this.#sumBlock(block);
    else if (changed > 0) this.#taken[block] = 0;
    return changed;
  }

  #sumBlock(block: number): void {
    this.#taken[block] = 1;
    const { values, featureCount: d, weights } = this.rows;
    const k = this.#k;
    const [from, to] = this.#range(block);
    const sums = this.#sums.sums.subarray(block * k * d, (block + 1) * k * d).fill(0);
    const blockWeights = this.#sums.weights.subarray(block * k, (block + 1) * k).fill(0);
    const counts = this.#sums.counts.subarray(block * k, (block + 1) * k).fill(0);
    const labels = this.#labels;
    for (let i = from; i < to; i++) {
      const c = labels[i];
      const w = weights ? weights[i] : 1;
      if (w === 0) continue;
      for (let j = 0, at = c * d, v = i * d; j < d; j++) sums[at + j] += w * values[v + j];
      blockWeights[c] += w;
      counts[c]++;
    }
  }

  #writeCentroids(centroids: Float64Array, k: number): void {
    const { featureCount: d } = this.rows;
    const { centre, scale } = this.#frame;
    const buffer = this.#kernel.memory.buffer;
    const at = this.#layout;
    const points = new Float32Array(buffer, at.centroids, k * d);
    const halves = new Float32Array(buffer, at.halves, k);
    let longest = 0;
    for (let c = 0; c < k; c++) {
      let square = 0;
      for (let j = 0; j < d; j++) {
        const y = Math.fround((centroids[c * d + j] - centre[j]) * scale);
        points[c * d + j] = y;
        square += y * y;
      }
      halves[c] = square / 2;
      longest = Math.max(longest, square);
    }
    this.#writeTolerances(Math.sqrt(longest));
  }

  /**
   * How near two scores may be before f64 decides, for every strip.
   *
   * A score errs by at most (d + 5) · 2^-24 · (|x||c| + |c|²): d products and differences, and the rounding of row and centroid to
   * f32. Two of them, a quarter to spare; the last term is the oracle's own rounding, (d + 3) · 2^-53 of a squared distance.
   */
  #writeTolerances(longest: number): void {
    const { featureCount: d } = this.rows;
    const at = this.#layout;
    const taus = new Float32Array(this.#kernel.memory.buffer, at.taus, this.#strips);
    const slops = new Float32Array(this.#kernel.memory.buffer, at.slops, this.#strips);
    const unit = 2.5 * (d + 5) * 2 ** -24;
    for (let s = 0; s < this.#strips; s++) {
      const length = this.#lengths[s];
      const reach = (length + longest) ** 2;
      taus[s] = unit * (length * longest + longest * longest) + (d + 3) * 2 ** -50 * reach + 1e-36;
      slops[s] = 2 * taus[s] + unit * length * length;
    }
  }

  #advanceClocks(centroids: Float64Array): void {
    const { featureCount: d } = this.rows;
    const k = this.#k;
    const moves = Array.from({ length: k }, (_, c) =>
      Math.sqrt(squaredDistance(centroids, c * d, this.#previous, c * d, d)),
    );
    for (let c = 0; c < k; c++) {
      let fastest = 0;
      for (let other = 0; other < k; other++) if (other !== c && moves[other] > fastest) fastest = moves[other];
      this.#clocks[c] += (moves[c] + fastest) * this.#frame.scale * (1 + 1e-6);
    }
    this.#writeClocks();
  }

  #writeClocks(): void {
    const clocks = new Float32Array(this.#kernel.memory.buffer, this.#layout.clocks, this.#k);
    this.#clocks.forEach((clock, c) => {
      clocks[c] = clock * (1 + 1e-6);
    });
  }

  #fillTiles(): void {
    const { values, rowCount, featureCount: d } = this.rows;
    const { centre, scale } = this.#frame;
    const { operations, memory } = this.#kernel;
    const at = this.#layout;
    const padded = Math.ceil((rowCount + 16) / 16) * 16;
    const tiles = new Float32Array(memory.buffer, at.x, padded * d);
    tiles.fill(0, Math.floor(rowCount / 4) * 4 * d);
    const whole = rowCount - (rowCount % 4);
    for (let i = 0; i < whole; i += 4) {
      const x0 = i * d;
      const x1 = x0 + d;
      const x2 = x1 + d;
      const x3 = x2 + d;
      for (let j = 0, t = x0; j < d; j++, t += 4) {
        const m = centre[j];
        tiles[t] = (values[x0 + j] - m) * scale;
        tiles[t + 1] = (values[x1 + j] - m) * scale;
        tiles[t + 2] = (values[x2 + j] - m) * scale;
        tiles[t + 3] = (values[x3 + j] - m) * scale;
      }
    }
    for (let i = whole; i < rowCount; i++) {
      for (let j = 0; j < d; j++) tiles[whole * d + j * 4 + (i - whole)] = (values[i * d + j] - centre[j]) * scale;
    }
    for (let s = 0; s < this.#strips; s++) {
      const count = Math.min(256, rowCount - s * 256);
      const most = operations.rowNorms(count, d, at.x + s * 256 * d * 4, at.norms + s * 1024);
      // The floor stands for lengths whose squares vanish in f32.
      this.#lengths[s] = Math.sqrt(most) * (1 + 1e-3) + 1e-18;
    }
  }

  #fillWeights(): void {
    const { weights, rowCount } = this.rows;
    if (!weights) return;
    const greatest = this.#weightUnit;
    const scaled = new Float32Array(this.#kernel.memory.buffer, this.#layout.weights, rowCount + 16).fill(0, rowCount);
    for (let i = 0; i < rowCount; i++) scaled[i] = weights[i] / greatest;
  }
}

/** Brings pieces of `width` numbers into order: piece `order[c]` becomes piece c. */
function permute(numbers: Float64Array, order: Uint8Array, width: number): void {
  const old = numbers.slice();
  for (let c = 0; c < order.length; c++) {
    numbers.set(old.subarray(order[c] * width, (order[c] + 1) * width), c * width);
  }
}
