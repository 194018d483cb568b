import { presentValues } from "./present-values.js";
import type { ValueRange } from "./values-kernel.js";

/**
 * Median by selection: the middle value, or the mean of the two middle ones.
 *
 * @param values No NaN. Reordered in place.
 * @returns The median; NaN of nothing.
 * @remarks O(n) on average. Hoare (1961), "Find", pivot = median of three.
 */
export function median(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : middleAt(values, values.length >> 1, values.length % 2 === 0);
}

/** Fewer values are selected from at once. */
const FEW = 10_000;
/** Values looked at to tell where the middle is, and how many of their standard errors it may be off. */
const LOOKED_AT = 4000;
const ERRORS = 3;

/**
 * The median of the values that are there, without moving them.
 *
 * @param values Numbers, NaN where missing. Not modified.
 * @param count How many are there.
 * @returns As `median`.
 * @remarks O(n): some thousand values tell between which two the middle lies, and only values between them are selected from.
 * Floyd & Rivest (1975), Communications of the ACM 18.
 */
export function medianPresent(values: Float64Array, count: number): number {
  const range = count < FEW ? null : rangeOfMedian(values);
  if (range === null) return median(presentValues(values));
  const { low, high } = range;
  const near = new Float64Array(values.length);
  let found = 0;
  let below = 0;
  // Counted, not branched on: which side a value falls on cannot be foreseen.
  for (let i = 0; i < values.length; i++) {
    const x = values[i];
    below += Number(x < low);
    near[found] = x;
    found += Number(x >= low) & Number(x <= high);
  }
  return medianNear(values, count, near.subarray(0, found), below);
}

/** Between which values the median probably lies; null where there are few. */
export function rangeOfMedian(values: Float64Array): ValueRange | null {
  if (values.length < FEW) return null;
  const step = Math.floor(values.length / LOOKED_AT);
  const looked = presentValues(Float64Array.from({ length: LOOKED_AT }, (_, i) => values[i * step])).sort();
  if (looked.length === 0) return null;
  const off = (ERRORS / 2) * Math.sqrt(looked.length);
  return {
    low: looked[Math.max(0, Math.floor(looked.length / 2 - off))],
    high: looked[Math.min(looked.length - 1, Math.ceil(looked.length / 2 + off))],
  };
}

/**
 * The median, from what lies in a range that probably holds it.
 *
 * @param near Those of the values in the range. Reordered in place.
 * @param below How many lie below it.
 */
export function medianNear(values: Float64Array, count: number, near: Float64Array, below: number): number {
  const middle = (count >>> 1) - below;
  const isEven = count % 2 === 0;
  if (middle < (isEven ? 1 : 0) || middle >= near.length) return median(presentValues(values));
  return middleAt(near, middle, isEven);
}

/** The value of rank `middle`, or the mean of it and the one before. */
function middleAt(values: Float64Array, middle: number, isEven: boolean): number {
  select(values, middle);
  const high = values[middle];
  if (!isEven) return high;
  let low = values[0];
  for (let i = 1; i < middle; i++) if (values[i] > low) low = values[i];
  return low === high ? low : low / 2 + high / 2;
}

/** Reorder so that the value of rank `rank` stands at its place, none greater before it and none smaller after it. */
function select(values: Float64Array, rank: number): void {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left], values[(left + right) >> 1], values[right]);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swap = values[i];
      values[i++] = values[j];
      values[j--] = swap;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
