import { reserve } from "../kernel/kernel.js";
import type { BlockSums } from "./block-sums.js";
import type { Residence } from "./residence.js";

/**
 * Sums of rows rounded to f32, in the frame, which the kernel keeps up to date while it scores: near enough to descend by, not to stop at.
 * They lie behind the layout: for each block and cluster `d` features, weight, rows.
 */
export class CoarseSums {
  readonly #residence: Residence;
  readonly #k: number;
  readonly #sums: Float64Array;

  /** Grows the kernel's memory, which voids views on it. */
  constructor(residence: Residence, blockCount: number, k: number) {
    const { kernel, layout, rows } = residence;
    const length = blockCount * k * (rows.featureCount + 2);
    reserve(kernel, layout.bytes + length * 8);
    this.#residence = residence;
    this.#k = k;
    this.#sums = new Float64Array(kernel.memory.buffer, layout.bytes, length).fill(0);
  }

  /** Where a block's sums begin, in bytes. */
  pointer(block: number): number {
    const { layout, rows } = this.#residence;
    return layout.bytes + block * this.#k * (rows.featureCount + 2) * 8;
  }

  /** Add a row, times `sign`, to a cluster, as the kernel does. */
  add(block: number, row: number, label: number, sign: number): void {
    const { kernel, layout, rows } = this.#residence;
    const { featureCount: d, weights, rowCount } = rows;
    const { buffer } = kernel.memory;
    const w = weights ? new Float32Array(buffer, layout.weights, rowCount)[row] : 1;
    if (w === 0) return;
    const tiles = new Float32Array(buffer, layout.x);
    const x = (row - (row % 4)) * d + (row % 4);
    const at = (block * this.#k + label) * (d + 2);
    for (let j = 0; j < d; j++) this.#sums[at + j] += sign * w * tiles[x + j * 4];
    this.#sums[at + d] += sign * w;
    this.#sums[at + d + 1] += sign;
  }

  /** Write the sums in the rows' own units. */
  into({ sums, weights, counts }: BlockSums): void {
    const { frame, rows } = this.#residence;
    const { centre, scale, weightUnit } = frame;
    const d = rows.featureCount;
    for (let c = 0, from = 0; c < weights.length; c++, from += d + 2) {
      const weight = this.#sums[from + d];
      weights[c] = weight * weightUnit;
      counts[c] = this.#sums[from + d + 1];
      for (let j = 0; j < d; j++) sums[c * d + j] = (this.#sums[from + j] / scale + centre[j] * weight) * weightUnit;
    }
  }
}
