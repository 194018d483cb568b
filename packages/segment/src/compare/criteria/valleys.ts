import type { Matrix } from "@coterie/kmeans";
import { type DensityCurve, densityCurve } from "./density-curve.js";
import { densityBetween, valleyOf } from "./density-valley.js";
import type { ValleySpace } from "./valley-space.js";

/** A dimension takes no part in a pair where more than this share of either segment stands on its spikes. */
const SPIKED_SHARE = 0.2;

/** Two neighbouring segments and what lies between them. */
export interface Valley {
  /** Segments, from 0, `a < b`. */
  readonly a: number;
  readonly b: number;
  /** 0 = empty space between, 1 = no border but the one drawn. */
  readonly value: number;
  readonly curve: DensityCurve | null;
}

/** Rows each of two segments must have for their density to be stored. */
const CURVE_ROWS = 10;

/**
 * The valley between each segment and its nearest neighbour.
 *
 * @param sample The rows in model space: nearness is between their means there.
 * @param space The same rows as `valleySpace` gives them: the density is taken there.
 * @param labels The segment of each row.
 * @param k Segments.
 * @returns Each pair once, by `a`, then `b`. Segments without a row have no pair.
 */
export function valleys(sample: Matrix, space: ValleySpace, labels: ArrayLike<number>, k: number): readonly Valley[] {
  const members: number[][] = Array.from({ length: k }, () => []);
  for (let i = 0; i < labels.length; i++) members[labels[i]].push(i);
  const means = members.map((rows) => meanOf(sample, rows));
  const pairs = new Map<number, Valley>();
  for (let c = 0; c < k; c++) {
    const other = nearest(means, members, c);
    if (members[c].length === 0 || other < 0) continue;
    const a = Math.min(c, other);
    const b = Math.max(c, other);
    if (!pairs.has(a * k + b)) pairs.set(a * k + b, { a, b, ...valleyBetween(space, members[a], members[b]) });
  }
  return [...pairs.values()].sort((p, q) => p.a - q.a || p.b - q.b);
}

/** Projects two segments on the line through their means and looks between them. */
function valleyBetween(space: ValleySpace, a: readonly number[], b: readonly number[]): Omit<Valley, "a" | "b"> {
  const left = new Float64Array(a.length);
  const right = new Float64Array(b.length);
  for (const j of pairDimensions(space, a, b)) {
    const x = valueColumn(space, a, j);
    const y = valueColumn(space, b, j);
    const weight = average(y) - average(x);
    for (let i = 0; i < x.length; i++) left[i] += weight * x[i];
    for (let i = 0; i < y.length; i++) right[i] += weight * y[i];
  }
  const line = densityBetween(left, right);
  if (typeof line === "number") return { value: line, curve: null };
  const [zero, one] = [average(left), average(right)];
  const shown = a.length >= CURVE_ROWS && b.length >= CURVE_ROWS && one > zero;
  return { value: valleyOf(line), curve: shown ? densityCurve(line, zero, one) : null };
}

/**
 * The dimensions in which two segments may show a valley: numbers, unless more than a fifth of either segment stands on their spikes.
 *
 * @param space The rows.
 * @param a Rows of the one segment.
 * @param b Rows of the other.
 */
export function pairDimensions(
  { usable, spikes }: ValleySpace,
  a: readonly number[],
  b: readonly number[],
): readonly number[] {
  return Array.from(usable.keys()).filter((j) => {
    const spiked = spikes[j];
    return usable[j] && (spiked === null || (share(spiked, a) <= SPIKED_SHARE && share(spiked, b) <= SPIKED_SHARE));
  });
}

/**
 * A segment's values of one dimension; rows on a spike take the values of the segment's rows that are not, in turn.
 *
 * @param space The rows.
 * @param rows Those of the segment.
 * @param j The dimension.
 */
export function valueColumn({ matrix, spikes }: ValleySpace, rows: readonly number[], j: number): Float64Array {
  const d = matrix.featureCount;
  const column = Float64Array.from(rows, (row) => matrix.values[row * d + j]);
  const spiked = spikes[j];
  if (spiked === null) return column;
  const free = rows.flatMap((row, i) => (spiked[row] === 0 ? [i] : []));
  if (free.length === 0) return column;
  let next = 0;
  return column.map((x, i) => (spiked[rows[i]] === 0 ? x : column[free[next++ % free.length]]));
}

function share(flags: Uint8Array, rows: readonly number[]): number {
  let count = 0;
  for (const row of rows) count += flags[row];
  return count / rows.length;
}

function nearest(means: readonly Float64Array[], members: readonly (readonly number[])[], c: number): number {
  let best = Number.POSITIVE_INFINITY;
  let found = -1;
  for (let other = 0; other < means.length; other++) {
    if (other === c || members[other].length === 0) continue;
    const distance = means[c].reduce((sum, x, j) => sum + (x - means[other][j]) ** 2, 0);
    if (distance < best) {
      best = distance;
      found = other;
    }
  }
  return found;
}

function meanOf({ values, featureCount: d }: Matrix, rows: readonly number[]): Float64Array {
  const mean = new Float64Array(d);
  for (const row of rows) for (let j = 0; j < d; j++) mean[j] += values[row * d + j];
  return mean.map((sum) => sum / rows.length);
}

function average(column: Float64Array): number {
  let sum = 0;
  for (const x of column) sum += x;
  return sum / column.length;
}
