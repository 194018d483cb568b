import { medianNear, medianPresent, rangeOfMedian } from "./median.js";
import { type ValueRange, valuesKernel } from "./values-kernel.js";

/** The shape of a column of numbers, missing values (NaN) left out. All are NaN without a value. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Population standard deviation: divided by `count`. */
  readonly deviation: number;
  /** Moment skewness: third central moment over the cubed population deviation; 0 where the deviation is 0. */
  readonly skewness: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Mean, population deviation and moment skewness, safe for any finite magnitude.
 *
 * @param values Finite numbers or NaN (missing). Summed in the order given.
 * @returns The moments of the values that are there.
 * @remarks The sum carries its rounding errors, so that a column far from zero keeps its digits. Values too large
 * or too small to be cubed are first scaled by a power of two, which is exact.
 */
export function moments(values: Float64Array): Moments {
  return measured(values, null).shape;
}

/** As `moments` and `medianPresent`, in fewer passes. */
export function momentsAndMedian(values: Float64Array): { readonly shape: Moments; readonly median: number } {
  const { shape, near, below } = measured(values, rangeOfMedian(values));
  const median = near === null ? medianPresent(values, shape.count) : medianNear(values, shape.count, near, below);
  return { shape, median };
}

interface Measured {
  readonly shape: Moments;
  /** What lies in the range, and how many lie below; null where nobody looked. */
  readonly near: Float64Array | null;
  readonly below: number;
}

const NOTHING: ValueRange = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };

function measured(values: Float64Array, range: ValueRange | null): Measured {
  const kernel = valuesKernel(values.length);
  const figures = kernel?.figures(values, 1);
  const { count, min, max } = figures ?? extremes(values);
  if (count === 0) {
    const none = Number.NaN;
    return {
      shape: { count, mean: none, deviation: none, skewness: none, min: none, max: none },
      near: null,
      below: 0,
    };
  }
  const unit = powerOfTwoUnit(Math.max(Math.abs(min), Math.abs(max)));
  const mean =
    figures !== undefined && unit === 1 ? (figures.sum + figures.carried) / count : scaledMean(values, count, unit);
  const found = kernel?.deviations(values, 1 / unit, mean, range ?? NOTHING);
  const { squares, cubes } = found ?? centralSums(values, unit, mean);
  const deviation = min === max ? 0 : Math.sqrt(squares / count);
  const skewness = deviation === 0 ? 0 : cubes / count / (deviation * deviation * deviation);
  return {
    shape: { count, mean: min === max ? min : mean * unit, deviation: deviation * unit, skewness, min, max },
    near: range === null ? null : (found?.near ?? null),
    below: found?.below ?? 0,
  };
}

// A pass is a function of its own: three in one are compiled well only after many columns.

function extremes(values: Float64Array): Pick<Moments, "count" | "min" | "max"> {
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (Number.isNaN(x)) continue;
    count++;
    if (x < min) min = x;
    if (x > max) max = x;
  }
  return { count, min, max };
}

function centralSums(values: Float64Array, unit: number, mean: number): { squares: number; cubes: number } {
  const inverse = 1 / unit;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    if (Number.isNaN(x)) continue;
    const step = x * inverse - mean;
    squares += step * step;
    cubes += step * step * step;
  }
  return { squares, cubes };
}

/**
 * The mean that `moments` gives, where the extremes are known.
 *
 * @param values Finite numbers or NaN (missing). Summed in the order given.
 * @param sorted Those that are there, ascending.
 * @returns NaN without a value.
 */
export function meanOf(values: Float64Array, sorted: Float64Array): number {
  if (sorted.length === 0) return Number.NaN;
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  const unit = powerOfTwoUnit(Math.max(Math.abs(min), Math.abs(max)));
  return min === max ? min : scaledMean(values, sorted.length, unit) * unit;
}

/**
 * A power of two by which values up to `largest` are divided before they are squared or cubed: 1 unless they are extreme.
 *
 * @param largest Largest absolute value.
 * @returns The unit, a positive normal number.
 */
export function powerOfTwoUnit(largest: number): number {
  if (largest === 0 || (largest < 1e90 && largest > 1e-90)) return 1;
  return 2 ** Math.max(-1000, Math.floor(Math.log2(largest)));
}

/** Sum with carried rounding errors (Knuth's TwoSum), so that a mean is as exact as a double can say it. */
function scaledMean(values: Float64Array, count: number, unit: number): number {
  let sum = 0;
  let carried = 0;
  // Of a power of two: as exact as dividing, and faster.
  const inverse = 1 / unit;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] * inverse;
    if (Number.isNaN(x)) continue;
    const next = sum + x;
    const added = next - sum;
    carried += sum - (next - added) + (x - added);
    sum = next;
  }
  return (sum + carried) / count;
}
