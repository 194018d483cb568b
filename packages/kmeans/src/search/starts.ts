import type { Hold, Task } from "../engine/station.js";
import type { LloydLimits, Solution } from "../lloyd/lloyd.js";
import type { ResolvedOptions } from "../options.js";
import { report, type Steps } from "./requests.js";
import { samePartition } from "./same-partition.js";

/** Starts that are polished above 10,000 rows: the best few. */
const POLISHED_STARTS = 3;

/** Starts at K − 1 from the best of which K's extra start grows. */
const GROWN_FROM = 4;

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
  /** Of the last K, those that the next K may grow from. */
  #kept: readonly Solution[] = [];
  #keptK = 0;

  constructor({ rows }: Hold, limits: LloydLimits) {
    this.#rowCount = rows.rowCount;
    this.#limits = limits;
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
    const grow: Task = { task: "grow", centroids: below, seed: options.seed, limits };
    const tasks = chosen.map((s): Task => ({ task: "polish", solution: s, limits }));
    const { solutions = [] } = yield { request: "each", tasks: [grow, ...tasks] };
    const [grown, ...polished] = solutions;
    const ended = starts.map((start) => {
      const twin = chosen.findIndex((s) => s === start || samePartition(s.labels, start.labels));
      return twin < 0 ? start : polished[twin];
    });
    const all = [...ended, grown];
    yield report(options, options.restarts, 0, 1);
    return { solutions: all, agreeing: agreeing(ended, least(all).inertia) };
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
