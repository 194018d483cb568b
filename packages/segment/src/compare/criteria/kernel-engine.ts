import type { Matrix } from "@coterie/kmeans";
import { createKernel, growTo, type Kernel } from "../../kernel/create-kernel.js";
import { type QuickEngine, trialsOf } from "./quick-engine.js";

/** The kernel's operations; pointers are byte offsets into its memory. See assembly/ for each. */
interface Operations {
  layEights(n: number, d: number, x: number, eights: number): void;
  summedVariance(n: number, d: number, x: number, weights: number): number;
  labelRows(n: number, d: number, k: number, eights: number, centroids: number, labels: number, nearest: number): void;
  placeCentroids(
    n: number,
    d: number,
    k: number,
    trials: number,
    x: number,
    weights: number,
    floats: number,
    masses: number,
    potentials: number,
    lowered: number,
    drawn: number,
    pairs: number,
    centroids: number,
  ): number;
  settle(
    n: number,
    d: number,
    k: number,
    stop: number,
    x: number,
    eights: number,
    weights: number,
    centroids: number,
    labels: number,
    sums: number,
    masses: number,
    nearest: number,
  ): number;
}

/** The kernel of this thread; null where there is no SIMD. One fit at a time uses it. */
let shared: Kernel<Operations> | null | undefined;
/** The engine whose rows lie in its memory. */
let rowsOf: QuickEngine | null = null;

/**
 * The fits of these rows in the kernel: the same bytes as in JavaScript, several times faster.
 *
 * @returns Null where there is no SIMD.
 * @remarks Two rows, or two that are tried, stand side by side in a vector, so that every sum is added up in the order of `plainEngine`.
 */
export function kernelEngine(matrix: Matrix, weights: Float64Array): QuickEngine | null {
  if (shared === undefined) shared = createKernel<Operations>();
  if (shared === null) return null;
  const { memory, operations } = shared;
  const { values, rowCount: n, featureCount: d } = matrix;
  const numbersAt = (from: number, length: number): Float64Array => new Float64Array(memory.buffer, from, length);
  /** Room for everything one operation needs, the rows and their weights put in: these lie at the same place whatever `k` is. */
  const layOut = (k: number) => {
    const trials = trialsOf(k);
    const room = roomFrom(16);
    const at = {
      trials,
      x: room(n * d),
      weights: room(n),
      eights: room(8 * Math.ceil(n / 8) * d),
      nearest: room(16),
      centroids: room(k * d),
      pairs: room(2 * d * Math.ceil(trials / 2)),
      floats: room(1 + (k - 1) * trials),
      masses: room(Math.max(n, k)),
      potentials: room(n),
      lowered: room(2 * n * Math.ceil(trials / 2)),
      drawn: room(trials * d),
      labels: room(Math.ceil(n / 8)),
      sums: room(k * d),
    };
    growTo(memory, room(0));
    if (rowsOf !== engine) {
      numbersAt(at.x, n * d).set(values);
      numbersAt(at.weights, n).set(weights);
      operations.layEights(n, d, at.x, at.eights);
      rowsOf = engine;
    }
    return at;
  };
  const engine: QuickEngine = {
    variance: () => {
      const { x, weights: w } = layOut(1);
      return operations.summedVariance(n, d, x, w);
    },
    label: (from, k) => {
      const { eights, centroids, labels, nearest } = layOut(k);
      numbersAt(centroids, k * d).set(from);
      operations.labelRows(n, d, k, eights, centroids, labels, nearest);
      return new Uint8Array(memory.buffer, labels, n).slice();
    },
    place: (k, random) => {
      const at = layOut(k);
      const floats = numbersAt(at.floats, 1 + (k - 1) * at.trials);
      for (let i = 0; i < floats.length; i++) floats[i] = random.float();
      const { trials, x, weights: w, masses, potentials, lowered, drawn, pairs, centroids } = at;
      const isPlaced = operations.placeCentroids(
        ...([n, d, k, trials, x, w, at.floats, masses, potentials, lowered, drawn, pairs, centroids] as const),
      );
      return isPlaced === 1 ? numbersAt(centroids, k * d).slice() : null;
    },
    settle: (from, k, stop) => {
      const at = layOut(k);
      numbersAt(at.centroids, k * d).set(from);
      const { x, eights, weights: w, centroids, labels, sums, masses, nearest } = at;
      const inertia = operations.settle(
        ...([n, d, k, stop, x, eights, w, centroids, labels, sums, masses, nearest] as const),
      );
      return {
        centroids: numbersAt(centroids, k * d).slice(),
        labels: new Uint8Array(memory.buffer, labels, n).slice(),
        inertia,
      };
    },
  };
  return engine;
}

/** Gives out room for so many f64, one after the other. */
function roomFrom(start: number): (count: number) => number {
  let end = start;
  return (count) => {
    const from = end;
    end += count * Float64Array.BYTES_PER_ELEMENT;
    return from;
  };
}
