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

/** Tasks asked for at a time: a few dozen keep progress and abort prompt. */
const TASKS = 16;

/** Labels of solutions that are held at a time, in bytes: of so many K the starts are made together. */
const HELD_LABELS = 64 * 2 ** 20;

/** What a search on rows that every place holds found. */
export interface Searched {
  /** Of every start, polished where it was worth it; the extra one last. */
  readonly solutions: readonly Solution[];
  /** Starts that ended at the least inertia, the extra one left out. */
  readonly agreeing: number;
}

/** Starts at one K. */
interface Begun {
  readonly options: ResolvedOptions;
  readonly starts: readonly Solution[];
  /** Of a few starts at K − 1 the best. */
  readonly below: Float64Array | null;
}

/**
 * Starts on rows that every place holds, for several K together: their tasks keep all places busy. The extra start at K begins where a start at
 * K − 1 ended, whether K − 1 was asked for or not.
 */
export class Starts {
  readonly #rowCount: number;
  readonly #limits: LloydLimits;
  readonly #patience: number;
  /** By K, those that the next K may grow from. */
  readonly #kept = new Map<number, readonly Solution[]>();

  /**
   * @param patience Times that swapping every cluster of the best solution may find nothing better before it ends.
   */
  constructor({ rows }: Hold, limits: LloydLimits, patience: number) {
    this.#rowCount = rows.rowCount;
    this.#limits = limits;
    this.#patience = patience;
  }

  /** The K whose starts are made together: of more, the labels of all solutions would take too much memory. */
  groups(each: readonly ResolvedOptions[]): readonly (readonly ResolvedOptions[])[] {
    const most = Math.max(1, Math.floor(HELD_LABELS / (this.#rowCount * each[0].restarts)));
    return Array.from({ length: Math.ceil(each.length / most) }, (_, group) =>
      each.slice(group * most, (group + 1) * most),
    );
  }

  /** All starts at each K of a group, the polish of the best of them, and the extra start. */
  *search(group: readonly ResolvedOptions[]): Steps<readonly Searched[]> {
    const begun = yield* this.#begin(group);
    const polished = yield* this.#polish(begun);
    const swapped = yield* this.#swap(polished);
    yield report(group[group.length - 1], group[0].restarts, 0, 1);
    return swapped;
  }

  *#begin(each: readonly ResolvedOptions[]): Steps<readonly Begun[]> {
    const limits = this.#limits;
    const wanted = each.flatMap((options) => {
      const { k, restarts } = options;
      const isBelowThere = this.#kept.has(k - 1) || each.some((other) => other.k === k - 1);
      const starts = (at: number, count: number) =>
        Array.from({ length: count }, (_, restart) => ({ options, k: at, restart }));
      return [...starts(k - 1, k > 1 && !isBelowThere ? Math.min(GROWN_FROM, restarts) : 0), ...starts(k, restarts)];
    });
    const found: Solution[] = [];
    while (found.length < wanted.length) {
      const some = wanted.slice(found.length, found.length + TASKS);
      const tasks = some.map(({ options, k, restart }): Task => {
        return { task: "start", k, restart, seed: options.seed, limits };
      });
      const { solutions = [] } = yield { request: "each", tasks };
      found.push(...solutions);
      const last = some[some.length - 1];
      const restart = last.k === last.options.k ? last.restart + 1 : 0;
      yield report(last.options, restart, 0, 0.8 * (found.length / wanted.length));
    }
    const startsAt = (own: ResolvedOptions, k: number): readonly Solution[] =>
      found.filter((_, i) => wanted[i].options === own && wanted[i].k === k);
    const begun = each.map((options) => ({ options, starts: startsAt(options, options.k) }));
    for (const { options, starts } of begun) this.#kept.set(options.k, starts.slice(0, GROWN_FROM));
    return begun.map(({ options, starts }) => {
      const own = startsAt(options, options.k - 1);
      const below = own.length > 0 ? own : (this.#kept.get(options.k - 1) ?? []);
      return { options, starts, below: options.k > 1 ? least(below).centroids : null };
    });
  }

  /** Polishes each distinct solution once; one that was cut off stays as it is. */
  *#polish(begun: readonly Begun[]): Steps<readonly (Begun & Searched)[]> {
    const limits = this.#limits;
    const own = begun.map(({ options, starts, below }) => {
      const most = this.#rowCount <= 10_000 ? starts.length : POLISHED_STARTS;
      const chosen = below === null ? [] : distinct(starts).filter((s) => s.converged !== "max-iterations");
      return { seed: options.seed, below, chosen: chosen.slice(0, most) };
    });
    const tasks = own.map(({ seed, below, chosen }): readonly Task[] => [
      ...(below ? [{ task: "grow", centroids: below, seed, draw: 0, limits } as const] : []),
      ...chosen.map((s) => ({ task: "polish", solution: s, limits }) as const),
    ]);
    const found = yield* this.#each(tasks);
    return begun.map((each, i) => {
      const { starts, below } = each;
      if (below === null) return { ...each, solutions: starts, agreeing: agreeing(starts) };
      const { chosen } = own[i];
      const [grown, ...polished] = found[i];
      const ended = starts.map((start) => {
        const twin = chosen.findIndex((s) => s === start || samePartition(s.labels, start.labels));
        return twin < 0 ? start : polished[twin];
      });
      return { ...each, solutions: [...ended, grown], agreeing: 0 };
    });
  }

  /** Takes each cluster in turn out of the best solution at each K and grows another in its place, until that has found nothing better a few times. */
  *#swap(polished: readonly (Begun & Searched)[]): Steps<readonly Searched[]> {
    const best = polished.map(({ solutions }) => least(solutions));
    const inVain = polished.map(() => 0);
    const patience = polished.map(({ options: { k, restarts } }) =>
      k > 1 ? Math.min(this.#patience, Math.floor(restarts / STARTS_A_SWAP)) : 0,
    );
    for (let round = 0; round < SWAP_ROUNDS; round++) {
      const tasks = polished.map(({ options: { k, seed } }, i): readonly Task[] => {
        if (inVain[i] >= patience[i]) return [];
        const d = best[i].centroids.length / k;
        return Array.from({ length: k }, (_, c): Task => {
          const centroids = Float64Array.from([
            ...best[i].centroids.subarray(0, c * d),
            ...best[i].centroids.subarray((c + 1) * d),
          ]);
          return { task: "grow", centroids, seed, draw: 1 + round * 256 + c, limits: this.#limits };
        });
      });
      if (tasks.every(({ length }) => length === 0)) break;
      const found = yield* this.#each(tasks);
      found.forEach((solutions, i) => {
        if (solutions.length === 0) return;
        const grown = least(solutions);
        inVain[i] = grown.inertia < best[i].inertia * (1 - 1e-12) ? 0 : inVain[i] + 1;
        if (inVain[i] === 0) best[i] = grown;
      });
    }
    return polished.map(({ options, solutions, agreeing: alike }, i) => {
      if (options.k === 1) return { solutions, agreeing: alike };
      const all = [...solutions, best[i]];
      return { solutions: all, agreeing: agreeing(solutions.slice(0, -1), least(all).inertia) };
    });
  }

  /** Does tasks of several K; solutions stand as the tasks do. Those of the last K are begun first: with more clusters they take longer. */
  *#each(tasks: readonly (readonly Task[])[]): Steps<readonly (readonly Solution[])[]> {
    const order = tasks.flatMap((_, i) => tasks[tasks.length - 1 - i]);
    const found: Solution[] = [];
    while (found.length < order.length) {
      const { solutions = [] } = yield { request: "each", tasks: order.slice(found.length, found.length + TASKS) };
      found.push(...solutions);
    }
    let from = found.length;
    return tasks.map(({ length }) => {
      from -= length;
      return found.slice(from, from + length);
    });
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
