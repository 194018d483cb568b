import { createKernel, growTo } from "../kernel/create-kernel.js";
import { roomFrom } from "../kernel/room-from.js";
import { type BitRows, countBoth } from "./bit-rows.js";
import type { RuleCounter, SearchedRows } from "./searched-rows.js";

/** What a bound on a score may be off by rounding. */
const SLACK = 1 + 1e-9;
const MOST_ROWS = 2 ** 31 - 1;

/** Counts conditions one by one, but for those that can beat nothing. */
export function plainCounter(holding: readonly BitRows[], { plan, sizes, weights }: SearchedRows): RuleCounter {
  const counts = new Uint32Array(weights.length);
  const hits = new Float64Array(weights.length);
  const count = (a: BitRows, b: BitRows): number => {
    const all = countBoth(counts, plan, a, b);
    for (let s = 0; s < hits.length; s++) hits[s] = weights[s] * counts[s];
    return all;
  };
  const alone = holding.map((rows) => {
    count(rows, rows);
    return hits.slice();
  });
  return (one, from, most, least, tell) => {
    count(one, one);
    const own = hits.slice();
    const isPromising = (other: Float64Array): boolean =>
      own.some((here, s) => {
        const both = Math.min(here, other[s]);
        return (2 * both * SLACK) / (both + weights[s] * sizes[s]) > least[s];
      });
    for (let at = from; at < holding.length; at++) {
      if (!isPromising(alone[at])) continue;
      const both = count(one, holding[at]);
      if (both > 0 && both < most) tell(at, hits);
    }
  };
}

interface Operations {
  judgeRules(
    from: number,
    to: number,
    k: number,
    one: number,
    sets: number,
    setBytes: number,
    starts: number,
    weights: number,
    wholes: number,
    all: number,
    least: number,
    places: number,
    hits: number,
  ): number;
}

/** The same in the kernel; null where there is no SIMD. */
export function kernelCounter(holding: readonly BitRows[], { plan, sizes, weights }: SearchedRows): RuleCounter | null {
  const kernel = createKernel<Operations>();
  if (kernel === null) return null;
  const { memory, operations } = kernel;
  const k = weights.length;
  const words = plan.starts[k];
  const room = roomFrom(64);
  const at = {
    sets: room(4 * words * holding.length),
    one: room(4 * words),
    starts: room(4 * (k + 1)),
    weights: room(8 * k),
    wholes: room(8 * k),
    least: room(8 * k),
    places: room(4 * holding.length),
    hits: room(8 * k * (holding.length + 1)),
  };
  growTo(memory, room(0));
  const wholesAt = (from: number, length: number): Uint32Array => new Uint32Array(memory.buffer, from, length);
  const floatsAt = (from: number, length: number): Float64Array => new Float64Array(memory.buffer, from, length);
  holding.forEach((rows, i) => {
    wholesAt(at.sets + 4 * words * i, words).set(rows);
  });
  wholesAt(at.starts, k + 1).set(plan.starts.map((word) => 4 * word));
  floatsAt(at.weights, k).set(weights);
  floatsAt(at.wholes, k).set(weights.map((weight, s) => weight * sizes[s]));
  const one = wholesAt(at.one, words);
  const leastAt = floatsAt(at.least, k);
  const places = wholesAt(at.places, holding.length);
  const hits = floatsAt(at.hits, k * (holding.length + 1));
  return (rows, from, most, least, tell) => {
    one.set(rows);
    leastAt.set(least);
    const found = operations.judgeRules(
      ...([from, holding.length, k, at.one, at.sets, 4 * words, at.starts, at.weights, at.wholes] as const),
      ...([Math.min(most, MOST_ROWS), at.least, at.places, at.hits] as const),
    );
    for (let i = 0; i < found; i++) tell(places[i], hits.subarray(k * i, k * i + k));
  };
}
