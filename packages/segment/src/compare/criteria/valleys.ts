import type { Matrix } from "@coterie/kmeans";
import { type DensityCurve, densityCurve } from "./density-curve.js";
import { densityBetween, valleyOf } from "./density-valley.js";
import type { SegmentColumns } from "./segment-columns.js";

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
 * @param segments Each segment's rows, and its values as valleys are sought in them.
 * @returns Each pair once, by `a`, then `b`. Segments without a row have no pair.
 */
export function valleys(sample: Matrix, segments: readonly SegmentColumns[]): readonly Valley[] {
  const k = segments.length;
  const means = segments.map(({ rows }) => meanOf(sample, rows));
  const pairs = new Map<number, Valley>();
  for (let c = 0; c < k; c++) {
    const other = nearest(means, segments, c);
    if (segments[c].rows.length === 0 || other < 0) continue;
    const a = Math.min(c, other);
    const b = Math.max(c, other);
    if (!pairs.has(a * k + b))
      pairs.set(a * k + b, { a, b, ...valleyBetween(segments[a], segments[b], sample.featureCount) });
  }
  return [...pairs.values()].sort((p, q) => p.a - q.a || p.b - q.b);
}

/** Projects two segments on the line through their means, in the dimensions that both show valleys in, and looks between them. */
function valleyBetween(a: SegmentColumns, b: SegmentColumns, d: number): Omit<Valley, "a" | "b"> {
  const left = new Float64Array(a.rows.length);
  const right = new Float64Array(b.rows.length);
  for (let j = 0; j < d; j++) {
    if (!a.shows(j) || !b.shows(j)) continue;
    const x = a.column(j);
    const y = b.column(j);
    const weight = average(y) - average(x);
    addTimes(left, x, weight);
    addTimes(right, y, weight);
  }
  const line = densityBetween(left, right);
  if (typeof line === "number") return { value: line, curve: null };
  const [zero, one] = [average(left), average(right)];
  const shown = left.length >= CURVE_ROWS && right.length >= CURVE_ROWS && one > zero;
  return { value: valleyOf(line), curve: shown ? densityCurve(line, zero, one) : null };
}

/** Add a column times a weight. */
export function addTimes(places: Float64Array, column: Float64Array, weight: number): void {
  for (let i = 0; i < places.length; i++) places[i] += weight * column[i];
}

function nearest(means: readonly Float64Array[], segments: readonly SegmentColumns[], c: number): number {
  let best = Number.POSITIVE_INFINITY;
  let found = -1;
  for (let other = 0; other < means.length; other++) {
    if (other === c || segments[other].rows.length === 0) continue;
    const distance = means[c].reduce((sum, x, j) => sum + (x - means[other][j]) ** 2, 0);
    if (distance < best) {
      best = distance;
      found = other;
    }
  }
  return found;
}

function meanOf({ values, featureCount: d }: Matrix, rows: Uint32Array): Float64Array {
  const mean = new Float64Array(d);
  for (let i = 0; i < rows.length; i++) for (let j = 0, at = rows[i] * d; j < d; j++, at++) mean[j] += values[at];
  return mean.map((sum) => sum / rows.length);
}

function average(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i];
  return sum / column.length;
}
