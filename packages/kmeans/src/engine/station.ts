import { createKernel, type Kernel, type KernelKind } from "../kernel/kernel.js";
import type { LloydLimits, Solution } from "../lloyd/lloyd.js";
import { createRandom, type Random } from "../random.js";
import { hartigan } from "../search/hartigan.js";
import { greedyPlusPlus } from "../seeding/greedy-plus-plus.js";
import { type Answer, type Ask, answerAsk } from "./ask.js";
import { type Descent, descend, solution } from "./descend.js";
import type { Frame } from "./frame.js";
import type { ShardRows } from "./residence.js";
import { seedShard } from "./seed-shard.js";
import { Shard } from "./shard.js";

/** Rows to keep resident. */
export interface Hold {
  readonly rows: ShardRows;
  readonly frame: Frame;
  /** True where starts will be seeded from these rows. */
  readonly seeding: boolean;
}

/** Work on rows that are all in one place; tasks do not depend on each other. */
export type Task =
  | {
      readonly task: "start";
      readonly k: number;
      readonly seed: number;
      readonly restart: number;
      readonly limits: LloydLimits;
    }
  /** From one centroid fewer, and a row drawn far from those; polished. */
  | {
      readonly task: "grow";
      readonly centroids: Float64Array;
      readonly seed: number;
      /** Tells draws apart. */
      readonly draw: number;
      readonly limits: LloydLimits;
    }
  | { readonly task: "from"; readonly centroids: Float64Array; readonly limits: LloydLimits }
  | { readonly task: "polish"; readonly solution: Solution; readonly limits: LloydLimits };

/** The stream of random numbers that the row of a grown start is drawn from; starts have their own number's. */
const GROWN = 0x5d000001;

/** A place where rows lie and work on them is done, by one thread. */
export class Station {
  readonly #kind: KernelKind;
  readonly #keptBytes: number;
  #kernel: Kernel | null = null;
  #shard: Shard | null = null;

  /**
   * @param kind Build of the kernel.
   * @param keptBytes Memory above this is given back between fits; what is kept saves the next fit the page faults.
   */
  constructor(kind: KernelKind, keptBytes: number) {
    this.#kind = kind;
    this.#keptBytes = keptBytes;
  }

  /**
   * Take rows in, in place of those held before.
   *
   * @returns False where they do not fit the frame (see `Residence`): nothing may be asked of them then.
   */
  hold({ rows, frame, seeding }: Hold): boolean {
    this.release();
    this.#kernel ??= createKernel(this.#kind);
    this.#shard = new Shard(this.#kernel, rows, frame, seeding);
    return this.#shard.residence.fits;
  }

  /** Let go of the rows. */
  release(): void {
    this.#shard = null;
    if (this.#kernel && this.#kernel.memory.buffer.byteLength > this.#keptBytes) this.#kernel = null;
  }

  /** Answer for the rows held. */
  answer(ask: Ask): Answer {
    return answerAsk(this.#held, ask);
  }

  /** Do a task on the rows held, which must be all rows. */
  run(task: Task): Solution {
    switch (task.task) {
      case "start":
        return this.#descend(this.#seeds(task.k, createRandom.bind(null, task.seed, task.restart)), task.limits);
      case "grow":
        return this.#grow(task.centroids, createRandom.bind(null, task.seed, GROWN + task.draw), task.limits);
      case "from":
        return this.#descend(task.centroids, task.limits);
      case "polish":
        return this.#polish(task.solution, task.limits);
    }
  }

  get #held(): Shard {
    return this.#shard as Shard;
  }

  #seeds(k: number, random: () => Random, given?: Float64Array): Float64Array {
    const { rows } = this.#held;
    return seedShard(this.#held, k, random(), given) ?? greedyPlusPlus(rows, rows.weights, k, random(), given);
  }

  #grow(centroids: Float64Array, random: () => Random, limits: LloydLimits): Solution {
    const k = centroids.length / this.#held.rows.featureCount + 1;
    const grown = this.#descend(this.#seeds(k, random, centroids), limits);
    return grown.converged === "max-iterations" ? grown : this.#polish(grown, limits);
  }

  #descend(start: Float64Array, limits: LloydLimits): Solution {
    const descent = this.#drive<Descent>(descend(this.#held.rows, start, limits));
    return this.#drive<Solution>(solution(descent, start.length / this.#held.rows.featureCount));
  }

  #polish(start: Solution, limits: LloydLimits): Solution {
    const { rows } = this.#held;
    let found = start;
    for (let round = 0; round < 20; round++) {
      const labels = found.labels.slice();
      const { centroids, moves } = hartigan(rows, rows.weights, labels, found.centroids);
      if (moves === 0) return found;
      const next = this.#descend(centroids, limits);
      if (next.inertia >= found.inertia) return found;
      found = { ...next, iterations: next.iterations + found.iterations };
    }
    return found;
  }

  #drive<T>(steps: Generator<Ask, T, Answer>): T {
    let step = steps.next();
    while (!step.done) step = steps.next(this.answer(step.value));
    return step.value;
  }
}
