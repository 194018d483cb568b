import { BLOCK_ROWS } from "../blocks.js";
import { createKernel, type Kernel, type KernelKind, MEMORY_BYTES } from "../kernel/kernel.js";
import type { LloydLimits, Solution } from "../lloyd/lloyd.js";
import { createRandom, type Random } from "../random.js";
import { greedyPlusPlus } from "../seeding/greedy-plus-plus.js";
import { type Answer, type Ask, answerAsk, joinAnswers, NO_RUN } from "./ask.js";
import { cutRows } from "./cut-rows.js";
import { type Descent, descend, solution } from "./descend.js";
import type { Frame } from "./frame.js";
import { layoutOf } from "./layout.js";
import { type Polisher, polisher } from "./polisher.js";
import type { ShardRows } from "./residence.js";
import { type Meeting, runPasses } from "./run-passes.js";
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

/** All rows are in one place. */
const ALONE: Meeting = { join: (own) => own, isOver: false };

/** A place where rows lie and work on them is done, by one thread: in as many kernels' memories as the rows need. */
export class Station {
  readonly #kind: KernelKind;
  readonly #keptBytes: number;
  readonly #memoryBytes: number;
  #kernels: Kernel[] = [];
  #rows: ShardRows | null = null;
  #shards: readonly Shard[] = [];
  #polisher: Polisher | null = null;

  /**
   * @param kind Build of the kernel.
   * @param keptBytes Memory above this is given back between fits; what is kept saves the next fit the page faults.
   * @param memoryBytes What one kernel's memory may hold; less than it can, for tests.
   */
  constructor(kind: KernelKind, keptBytes: number, memoryBytes: number = MEMORY_BYTES) {
    this.#kind = kind;
    this.#keptBytes = keptBytes;
    this.#memoryBytes = memoryBytes;
  }

  /**
   * Take rows in, in place of those held before.
   *
   * @returns False where they do not fit the frame (see `Residence`): nothing may be asked of them then.
   */
  hold({ rows, frame, seeding }: Hold): boolean {
    this.release();
    const parts = this.#cut(rows, seeding);
    while (this.#kernels.length < parts.length) this.#kernels.push(createKernel(this.#kind));
    this.#rows = rows;
    this.#shards = parts.map((part, i) => new Shard(this.#kernels[i], part, frame, seeding));
    return this.#shards.every((shard) => shard.residence.fits);
  }

  /** Let go of the rows. */
  release(): void {
    this.#rows = null;
    this.#shards = [];
    this.#polisher = null;
    this.#kernels = this.#kernels.slice(0, 1).filter(({ memory }) => memory.buffer.byteLength <= this.#keptBytes);
  }

  /**
   * Answer for the rows held.
   *
   * @param meeting Where other places join in a run of passes; by default there are none.
   */
  answer(ask: Ask, meeting: Meeting = ALONE): Answer {
    if (ask.ask === "run") {
      const pass = (centroids: Float64Array) => this.answer({ ask: "pass", centroids, fresh: false });
      const whole = () => this.answer({ ask: "whole" });
      return runPasses(ask.start, this.#shards[0].residence, pass, whole, meeting) ?? NO_RUN;
    }
    if (ask.ask !== "adopt") return joinAnswers(this.#shards.map((shard) => answerAsk(shard, ask)));
    let first = 0;
    return joinAnswers(
      this.#shards.map((shard) => {
        const labels = ask.labels.subarray(first, first + shard.rows.rowCount);
        first += shard.rows.rowCount;
        return answerAsk(shard, { ...ask, labels });
      }),
    );
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

  get #held(): ShardRows {
    return this.#rows as ShardRows;
  }

  /** The rows in as few parts as fit a kernel's memory each. */
  #cut(rows: ShardRows, seeding: boolean): readonly ShardRows[] {
    const { featureCount, weights } = rows;
    const bytes = (part: ShardRows) =>
      layoutOf(part.rowCount, featureCount, BLOCK_ROWS, weights !== null, seeding).bytes;
    let parts = cutRows(rows, 1);
    while (parts.some((part) => bytes(part) > this.#memoryBytes && part.rowCount > BLOCK_ROWS)) {
      parts = cutRows(rows, parts.length + 1);
    }
    return parts;
  }

  #seeds(k: number, random: () => Random, given?: Float64Array): Float64Array {
    const rows = this.#held;
    const [shard] = this.#shards;
    const found = this.#shards.length === 1 ? seedShard(shard, k, random(), given) : null;
    return found ?? greedyPlusPlus(rows, rows.weights, k, random(), given);
  }

  #grow(centroids: Float64Array, random: () => Random, limits: LloydLimits): Solution {
    const k = centroids.length / this.#held.featureCount + 1;
    const grown = this.#descend(this.#seeds(k, random, centroids), limits);
    return grown.converged === "max-iterations" ? grown : this.#polish(grown, limits);
  }

  #descend(start: Float64Array, limits: LloydLimits): Solution {
    const { frame } = this.#shards[0].residence;
    const descent = this.#drive<Descent>(descend(this.#held, frame, start, limits));
    return this.#drive<Solution>(solution(descent, start.length / this.#held.featureCount));
  }

  #polish(start: Solution, limits: LloydLimits): Solution {
    this.#polisher ??= polisher(this.#held, this.#kind);
    let found = start;
    for (let round = 0; round < 20; round++) {
      const labels = found.labels.slice();
      const { centroids, moves } = this.#polisher(labels, found.centroids);
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
