import { symmetricEigen } from "../../picture/symmetric-eigen.js";
import { densityValley } from "./density-valley.js";
import type { ValleySpace } from "./valley-space.js";
import { pairDimensions, valueColumn } from "./valleys.js";

/** Principal axes that are looked along: a ring or crescent is hollow along one of the first two. */
const AXES = 2;

/**
 * The valley inside each segment: the deepest along its first two principal axes, cut at its mean. A deep one says that the segment
 * holds more than one lump, or that its shape is not one K-means can follow.
 *
 * @param space Rows as `valleySpace` gives them.
 * @param labels The segment of each row.
 * @param k Segments.
 * @returns One a segment: 0 = empty space inside, 1 = a single lump; 1 for a segment of under 3 rows.
 */
export function innerValleys(space: ValleySpace, labels: ArrayLike<number>, k: number): readonly number[] {
  const members: number[][] = Array.from({ length: k }, () => []);
  for (let i = 0; i < labels.length; i++) members[labels[i]].push(i);
  return members.map((rows) => (rows.length < 3 ? 1 : innerValley(space, rows)));
}

function innerValley(space: ValleySpace, rows: readonly number[]): number {
  const columns = pairDimensions(space, rows, rows).map((j) => centred(valueColumn(space, rows, j)));
  const d = columns.length;
  if (d === 0) return 1;
  const covariance = new Float64Array(d * d);
  for (let a = 0; a < d; a++) {
    for (let b = 0; b <= a; b++) {
      const sum = columns[a].reduce((s, x, i) => s + x * columns[b][i], 0);
      covariance[a * d + b] = sum;
      covariance[b * d + a] = sum;
    }
  }
  const axes = symmetricEigen(covariance, d).vectors.slice(0, AXES);
  return Math.min(
    ...axes.map((axis) => {
      const places = new Float64Array(rows.length);
      for (let j = 0; j < d; j++) for (let i = 0; i < rows.length; i++) places[i] += axis[j] * columns[j][i];
      return densityValley(
        places.filter((x) => x < 0),
        places.filter((x) => x >= 0),
      );
    }),
  );
}

function centred(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
  return column.map((x) => x - mean);
}
