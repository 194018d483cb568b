import type { Hold, Task } from "../engine/station.js";
import type { LloydLimits, Solution } from "../lloyd/lloyd.js";
import type { ResolvedOptions } from "../options.js";
import { report, type Steps } from "./requests.js";
import { samePartition } from "./same-partition.js";

/** Starts that are polished above 10,000 rows: the best few. */
const POLISHED_STARTS = 3;

/** Starts at K − 1 from the best of which K's extra start grows. */
const GROWN_FROM = 4;

/** Starts that must be asked for, for each time that swaps may find nothing. */
const STARTS_A_SWAP = 10;

/** Times that every cluster of the best solution is swapped. */
const SWAP_ROUNDS = 20;

/** What a search on rows that every place holds found. */
export interface Searched {
  /** Of every start, polished where it was worth it; the extra one last. */
  readonly solutions: readonly Solution[];
  /** Starts that ended at the least inertia, the extra one left out. */
  readonly agreeing: number;
}

/**
 * Starts on rows that every place holds. What was found by a start is kept for the next K: it begins where a start at K − 1 ended, whether K − 1
 * was asked for or not.
 */
export class Starts {
  readonly #rowCount: number;
  readonly #limits: LloydLimits;
  readonly #patience: number;
  /** Of the last K, those that the next K may grow from. */
  #kept: readonly Solution[] = [];
  #keptK = 0;

  /**
   * @param patience Times that swapping every cluster of the best solution may find nothing better before it ends.
   */
  constructor({ rows }: Hold, limits: LloydLimits, patience: number) {
    this.#rowCount = rows.rowCount;
    this.#limits = limits;
    this.#patience = patience;
  }

  /** All starts at K, the polish of the best of them, and the extra start. */
  *search(options: ResolvedOptions): Steps<Searched> {
    const { k, restarts } = options;
    const isBelowKept = this.#keptK === k - 1 && k > 1;
    const fewer = Array.from({ length: k > 1 && !isBelowKept ? Math.min(GROWN_FROM, restarts) : 0 }, (_, restart) => ({
      k: k - 1,
      restart,
    }));
    const wanted = [...fewer, ...Array.from({ length: restarts }, (_, restart) => ({ k, restart }))];
    const found: Solution[] = [];
    // A few dozen tasks at a time keep progress and abort prompt.
    while (found.length < wanted.length) {
      const some = wanted.slice(found.length, found.length + 16);
      const tasks = some.map((start): Task => ({ task: "start", ...start, seed: options.seed, limits: this.#limits }));
      const { solutions = [] } = yield { request: "each", tasks };
      found.push(...solutions);
      const own = Math.max(0, found.length - fewer.length);
      yield report(options, own, 0, 0.8 * (found.length / wanted.length));
    }
    const below = isBelowKept ? this.#kept : found.slice(0, fewer.length);
    const starts = found.slice(fewer.length);
    this.#kept = starts.slice(0, GROWN_FROM);
    this.#keptK = k;
    if (k === 1) return { solutions: starts, agreeing: agreeing(starts) };
    return yield* this.#polish(options, starts, least(below).centroids);
  }

  /** Polishes each distinct solution once; one that was cut off stays as it is. */
  *#polish(options: ResolvedOptions, starts: readonly Solution[], below: Float64Array): Steps<Searched> {
    const limits = this.#limits;
    const most = this.#rowCount <= 10_000 ? starts.length : POLISHED_STARTS;
    const chosen = distinct(starts)
      .filter((s) => s.converged !== "max-iterations")
      .slice(0, most);
    const grow: Task = { task: "grow", centroids: below, seed: options.seed, draw: 0, limits };
    const tasks = chosen.map((s): Task => ({ task: "polish", solution: s, limits }));
    const { solutions = [] } = yield { request: "each", tasks: [grow, ...tasks] };
    const [grown, ...polished] = solutions;
    const ended = starts.map((start) => {
      const twin = chosen.findIndex((s) => s === start || samePartition(s.labels, start.labels));
      return twin < 0 ? start : polished[twin];
    });
    const best = least([...ended, grown]);
    const all = [...ended, grown, yield* this.#swap(options, best)];
    yield report(options, options.restarts, 0, 1);
    return { solutions: all, agreeing: agreeing(ended, least(all).inertia) };
  }

  /** Takes each cluster in turn out of the best solution and grows another in its place, until that has found nothing better a few times. */
  *#swap({ k, seed, restarts }: ResolvedOptions, start: Solution): Steps<Solution> {
    const patience = Math.min(this.#patience, Math.floor(restarts / STARTS_A_SWAP));
    let best = start;
    let inVain = 0;
    for (let round = 0; round < SWAP_ROUNDS && inVain < patience; round++) {
      const d = best.centroids.length / k;
      const tasks = Array.from({ length: k }, (_, c): Task => {
        const centroids = Float64Array.from([
          ...best.centroids.subarray(0, c * d),
          ...best.centroids.subarray((c + 1) * d),
        ]);
        return { task: "grow", centroids, seed, draw: 1 + round * 256 + c, limits: this.#limits };
      });
      const { solutions = [] } = yield { request: "each", tasks };
      const found = least(solutions);
      inVain = found.inertia < best.inertia * (1 - 1e-12) ? 0 : inVain + 1;
      if (inVain === 0) best = found;
    }
    return best;
  }
}

/** Solutions by rising inertia, each partition once. */
export function distinct(solutions: readonly Solution[]): readonly Solution[] {
  const found: Solution[] = [];
  const order = solutions.map((_, i) => i).sort((a, b) => solutions[a].inertia - solutions[b].inertia || a - b);
  for (const i of order) {
    if (!found.some((other) => samePartition(other.labels, solutions[i].labels))) found.push(solutions[i]);
  }
  return found;
}

/** The solution of least inertia, the first of equals. */
export function least(solutions: readonly Solution[]): Solution {
  return solutions.reduce((a, b) => (b.inertia < a.inertia ? b : a));
}

function agreeing(solutions: readonly Solution[], best = least(solutions).inertia): number {
  return solutions.filter((s) => s.inertia <= best * (1 + 1e-6)).length;
}
