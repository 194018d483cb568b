import type { Matrix } from "@coterie/kmeans";
import { QUICK_FIT_KERNEL } from "../../generated/quick-fit-bytes.js";
import { type QuickEngine, trialsOf } from "./quick-engine.js";

/** The kernel's operations; pointers are byte offsets into its memory. See assembly/ for each. */
interface Operations {
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
    weights: number,
    centroids: number,
    labels: number,
    upper: number,
    lower: number,
    sums: number,
    facts: number,
    pairs: number,
  ): number;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly operations: Operations;
}

const PAGE = 65_536;
/** The kernel of this thread; null where there is no SIMD. One fit at a time uses it. */
let shared: Kernel | null | undefined;

/**
 * The fits of these rows in the kernel: the same bytes as in JavaScript, several times faster.
 *
 * @returns Null where there is no SIMD.
 * @remarks Two centroids, or two rows that are tried, stand side by side in a vector, so that every sum is added up in the order of `plainEngine`.
 */
export function kernelEngine(matrix: Matrix, weights: Float64Array): QuickEngine | null {
  shared ??= createKernel();
  if (shared === null) return null;
  const { memory, operations } = shared;
  const { values, rowCount: n, featureCount: d } = matrix;
  /** Room for everything one operation needs, the rows and their weights put in. */
  const layOut = (k: number) => {
    const trials = trialsOf(k);
    const room = roomFrom(8);
    const at = {
      trials,
      x: room(n * d),
      weights: room(n),
      centroids: room(k * d),
      pairs: room(2 * d * Math.max(Math.ceil(k / 2), Math.ceil(trials / 2))),
      floats: room(1 + (k - 1) * trials),
      masses: room(n),
      potentials: room(n),
      lowered: room(2 * n * Math.ceil(trials / 2)),
      drawn: room(trials * d),
      labels: room(Math.ceil(n / 8)),
      sums: room(k * d),
      facts: room(3 * k),
    };
    const missing = room(0) - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    numbersAt(at.x, n * d).set(values);
    numbersAt(at.weights, n).set(weights);
    return at;
  };
  const numbersAt = (from: number, length: number): Float64Array => new Float64Array(memory.buffer, from, length);
  return {
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
      // Places for masses and potentials are free again: bounds stand there.
      const { x, weights: w, centroids, labels, masses: upper, potentials: lower, sums, facts, pairs } = at;
      const inertia = operations.settle(
        ...([n, d, k, stop, x, w, centroids, labels, upper, lower, sums, facts, pairs] as const),
      );
      return {
        centroids: numbersAt(centroids, k * d).slice(),
        labels: new Uint8Array(memory.buffer, labels, n).slice(),
        inertia,
      };
    },
  };
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

function createKernel(): Kernel | null {
  const bytes = Uint8Array.from(atob(QUICK_FIT_KERNEL), (c) => c.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return null;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return { memory, operations: exports as unknown as Operations };
}
