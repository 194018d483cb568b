import { createKernel, growTo, type Kernel } from "../kernel/create-kernel.js";

interface Operations {
  addValues(n: number, values: number, inverse: number, facts: number): void;
  addDeviations(
    n: number,
    values: number,
    inverse: number,
    mean: number,
    low: number,
    high: number,
    kept: number,
    facts: number,
  ): number;
}

/** Values an operation is given at a time: few enough to stay at hand. */
const STRIDE = 8192;
const BYTES = Float64Array.BYTES_PER_ELEMENT;
/** Fewer values are not worth a kernel. */
const FEW = 4 * STRIDE;
/** What is found stands before the values, what is kept after them. */
const VALUES = 64;
const KEPT = VALUES + STRIDE * BYTES;

/** A range of values, both ends in it. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** Passes over a column of numbers, NaN where missing, in the kernel: the sums of the plain code, to the bit. */
export interface ValuesKernel {
  /** How many there are, the least and the greatest; their sum, each times `inverse`, and the rounding errors it carries. */
  figures(
    values: Float64Array,
    inverse: number,
  ): {
    readonly count: number;
    readonly min: number;
    readonly max: number;
    readonly sum: number;
    readonly carried: number;
  };
  /** Sums of squares and cubes of each value times `inverse` less `mean`; the values in a range, in order, and how many lie below it. */
  deviations(
    values: Float64Array,
    inverse: number,
    mean: number,
    range: ValueRange,
  ): { readonly squares: number; readonly cubes: number; readonly near: Float64Array; readonly below: number };
}

let kernel: Kernel<Operations> | null | undefined;

/** The kernel for `count` values; null where they are few or there is no SIMD. */
export function valuesKernel(count: number): ValuesKernel | null {
  if (count < FEW) return null;
  kernel ??= createKernel<Operations>();
  if (kernel === null) return null;
  const { memory, operations } = kernel;
  growTo(memory, KEPT + (STRIDE + 1) * BYTES);
  const facts = new Float64Array(memory.buffer, 0, VALUES / BYTES);
  const room = new Float64Array(memory.buffer, VALUES, STRIDE);
  const kept = new Float64Array(memory.buffer, KEPT, STRIDE);
  const inStrides = (values: Float64Array, pass: (n: number) => void): void => {
    for (let from = 0; from < values.length; from += STRIDE) {
      const some = values.subarray(from, from + STRIDE);
      room.set(some);
      pass(some.length);
    }
  };
  return {
    figures: (values, inverse) => {
      facts.set([0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0]);
      inStrides(values, (n) => operations.addValues(n, VALUES, inverse, 0));
      const [count, min, max, sum, carried] = facts;
      return { count, min, max, sum, carried };
    },
    deviations: (values, inverse, mean, { low, high }) => {
      facts.fill(0);
      const near = new Float64Array(values.length);
      let found = 0;
      inStrides(values, (n) => {
        const more = operations.addDeviations(n, VALUES, inverse, mean, low, high, KEPT, 0);
        near.set(kept.subarray(0, more), found);
        found += more;
      });
      const [squares, cubes, below] = facts;
      return { squares, cubes, near: near.subarray(0, found), below };
    },
  };
}
