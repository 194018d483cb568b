import { squaredDistance } from "../lloyd/assign-rows.js";
import { permute } from "./block-sums.js";
import type { Residence } from "./residence.js";

/**
 * One clock for each cluster: how far its centroid and the fastest other one have moved since bounds were first kept. A row's bound is on its
 * label's clock. Everything is rounded up, so that no bound is used up unseen.
 */
export class Clocks {
  readonly #residence: Residence;
  readonly #clocks: Float64Array;

  constructor(residence: Residence, k: number) {
    this.#residence = residence;
    this.#clocks = new Float64Array(k);
    this.#write();
  }

  /** Let the clocks run on by a step of the centroids. */
  advance(from: Float64Array, to: Float64Array): void {
    const { rows, frame } = this.#residence;
    const d = rows.featureCount;
    const moves = Array.from(this.#clocks, (_, c) => Math.sqrt(squaredDistance(to, c * d, from, c * d, d)));
    for (let c = 0; c < moves.length; c++) {
      let fastest = 0;
      for (let other = 0; other < moves.length; other++) {
        if (other !== c && moves[other] > fastest) fastest = moves[other];
      }
      this.#clocks[c] += (moves[c] + fastest) * frame.scale * (1 + 1e-6);
    }
    this.#write();
  }

  /** Rename the clusters: old cluster `order[c]` becomes c. */
  reorder(order: Uint8Array): void {
    permute(this.#clocks, order, 1);
    this.#write();
  }

  #write(): void {
    const { kernel, layout } = this.#residence;
    const clocks = new Float32Array(kernel.memory.buffer, layout.clocks, this.#clocks.length);
    this.#clocks.forEach((clock, c) => {
      clocks[c] = clock * (1 + 1e-6);
    });
  }
}
