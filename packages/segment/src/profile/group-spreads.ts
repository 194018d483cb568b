import { powerOfTwoUnit } from "../statistics/moments.js";
import type { Spread } from "./effects.js";

/** Every segment measured in `unit`: a power of two, 1 unless values are extreme. */
export interface GroupSpreads {
  readonly unit: number;
  readonly groups: readonly Spread[];
}

/**
 * Mean and spread of a column in every segment, in two passes in row order.
 *
 * @param values Numbers, NaN where missing.
 * @param labels Segment of each row, from 0.
 * @param k Segments.
 * @returns The spreads; a mean in the column's own units is `mean × unit`.
 * @remarks Sums carry their rounding errors (Knuth's TwoSum).
 */
export function groupSpreads(values: Float64Array, labels: Uint8Array, k: number): GroupSpreads {
  const unit = powerOfTwoUnit(largestOf(values));
  const sums: GroupSums = {
    counts: new Float64Array(k),
    sums: new Float64Array(k),
    carried: new Float64Array(k),
  };
  addUp(sums, values, labels, 1 / unit);
  const { counts } = sums;
  const means = sums.sums.map((sum, s) => (counts[s] === 0 ? 0 : (sum + sums.carried[s]) / counts[s]));
  const squares = new Float64Array(k);
  addSquares(squares, values, labels, 1 / unit, means);
  const groups = Array.from(
    { length: k },
    (_, s): Spread => ({ count: counts[s], mean: means[s], squares: squares[s] }),
  );
  return { unit, groups };
}

/**
 * Mean and spread of everyone else, beside each segment: put together from the other segments', never by subtracting from the whole, which cancels.
 *
 * @remarks Chan, Golub & LeVeque (1983), The American Statistician 37.
 */
export function othersOf(groups: readonly Spread[]): readonly Spread[] {
  const nobody: Spread = { count: 0, mean: 0, squares: 0 };
  return groups.map((_, s) => groups.filter((_, other) => other !== s).reduce(joined, nobody));
}

interface GroupSums {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** Rounding errors of the sums. */
  readonly carried: Float64Array;
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]) > largest) largest = Math.abs(values[i]);
  return largest;
}

function addUp({ counts, sums, carried }: GroupSums, values: Float64Array, labels: Uint8Array, inverse: number): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const s = labels[i];
    const x = values[i] * inverse;
    const next = sums[s] + x;
    const added = next - sums[s];
    carried[s] += sums[s] - (next - added) + (x - added);
    sums[s] = next;
    counts[s]++;
  }
}

function addSquares(
  squares: Float64Array,
  values: Float64Array,
  labels: Uint8Array,
  inverse: number,
  means: Float64Array,
): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    const step = values[i] * inverse - means[labels[i]];
    squares[labels[i]] += step * step;
  }
}

function joined(a: Spread, b: Spread): Spread {
  const count = a.count + b.count;
  if (a.count === 0 || b.count === 0) return a.count === 0 ? b : a;
  const step = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (step * b.count) / count,
    squares: a.squares + b.squares + (step * step * a.count * b.count) / count,
  };
}
