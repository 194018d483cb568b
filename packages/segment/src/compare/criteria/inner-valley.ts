import { symmetricEigen } from "../../picture/symmetric-eigen.js";
import { densityValley } from "./density-valley.js";
import type { SegmentColumns } from "./segment-columns.js";
import { addTimes } from "./valleys.js";

/** Principal axes that are looked along: a ring or crescent is hollow along one of the first two. */
const AXES = 2;

/**
 * The valley inside a segment: the deepest along its first two principal axes, cut at its mean. A deep one says that the segment
 * holds more than one lump, or that its shape is not one K-means can follow.
 *
 * @param segment Its values as valleys are sought in them.
 * @param d Dimensions.
 * @returns 0 = empty space inside, 1 = a single lump; 1 for a segment of under 3 rows.
 */
export function innerValley(segment: SegmentColumns, d: number): number {
  const { length } = segment.rows;
  if (length < 3) return 1;
  const columns: Float64Array[] = [];
  for (let j = 0; j < d; j++) if (segment.shows(j)) columns.push(centred(segment.column(j)));
  if (columns.length === 0) return 1;
  const axes = symmetricEigen(productsOf(columns), columns.length).vectors.slice(0, AXES);
  return Math.min(
    ...axes.map((axis) => {
      const places = new Float64Array(length);
      columns.forEach((column, j) => {
        addTimes(places, column, axis[j]);
      });
      const [left, right] = cutAtZero(places);
      return densityValley(left, right);
    }),
  );
}

function centred(column: Float64Array): Float64Array {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i];
  const mean = sum / column.length;
  const steps = new Float64Array(column.length);
  for (let i = 0; i < column.length; i++) steps[i] = column[i] - mean;
  return steps;
}

/** The products of every two columns. */
function productsOf(columns: readonly Float64Array[]): Float64Array {
  const d = columns.length;
  const products = new Float64Array(d * d);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b <= a; b++) {
      const product = productOf(columns[a], columns[b]);
      products[a * d + b] = product;
      products[b * d + a] = product;
    }
  }
  return products;
}

function productOf(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}

/** Those below 0, and the others. */
function cutAtZero(places: Float64Array): readonly [Float64Array, Float64Array] {
  const left = new Float64Array(places.length);
  const right = new Float64Array(places.length);
  let below = 0;
  for (let i = 0; i < places.length; i++) {
    if (places[i] < 0) left[below++] = places[i];
    else right[i - below] = places[i];
  }
  return [left.subarray(0, below), right.subarray(0, places.length - below)];
}
