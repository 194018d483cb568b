import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../prepare/recipe.js";
import { roughMeans } from "../statistics/rough-means.js";

/** What a column has to do with the distances between customers, and with the segments drawn from them. */
export interface Influence {
  /** Share of the squared distance between any two customers. */
  readonly distance: number;
  /** Share of the squared distance between the segments' centroids and the mean of all: what the segments were drawn by. */
  readonly separation: number;
  /** Share of the column's own variance that lies between the segments: 1 = knowing the segment is knowing the column. */
  readonly explained: number;
}

/** Rows that are added at one go: a loop called often is compiled early. */
const CHUNK = 4096;

/**
 * The influence of each column on a partition.
 *
 * @param matrix Customers in model space.
 * @param labels Segment of each, from 0.
 * @param k Segments.
 * @param recipe Tells which dimensions are one column.
 * @returns By name of column, in the recipe's order. Distance and separation each add up to 1, where there is any.
 */
export function influences(
  matrix: Matrix,
  labels: ArrayLike<number>,
  k: number,
  recipe: Recipe,
): ReadonlyMap<string, Influence> {
  const { values, rowCount: n, featureCount: d } = matrix;
  const centre = roughMeans(matrix);
  const sizes = new Float64Array(k);
  const sums = new Float64Array(k * d);
  const squares = new Float64Array(d);
  for (let from = 0; from < n; from += CHUNK)
    addRows(values, from, Math.min(n, from + CHUNK), labels, centre, sizes, sums, squares);
  const means = Float64Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += sums[c * d + j];
    return sum / n;
  });
  const all = squares.map((square, j) => Math.max(0, square - n * means[j] ** 2));
  const between = Float64Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < k; c++) if (sizes[c] > 0) sum += sizes[c] * (sums[c * d + j] / sizes[c] - means[j]) ** 2;
    return sum;
  });
  const columns = new Map<string, { all: number; between: number }>();
  recipe.dimensions.forEach(({ column }, j) => {
    const known = columns.get(column) ?? { all: 0, between: 0 };
    columns.set(column, { all: known.all + all[j], between: known.between + between[j] });
  });
  const total = all.reduce((sum, x) => sum + x, 0);
  const apart = between.reduce((sum, x) => sum + x, 0);
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  return new Map(
    [...columns].map(([column, own]) => [
      column,
      {
        distance: share(own.all, total),
        separation: share(own.between, apart),
        explained: share(own.between, own.all),
      },
    ]),
  );
}

/** Add the steps of rows from the centre to the sums of their segments, and their squares by dimension. */
function addRows(
  values: Float64Array,
  from: number,
  to: number,
  labels: ArrayLike<number>,
  centre: Float64Array,
  sizes: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
): void {
  const d = squares.length;
  for (let i = from, at = from * d; i < to; i++) {
    const own = labels[i] * d;
    sizes[labels[i]]++;
    for (let j = 0; j < d; j++, at++) {
      const step = values[at] - centre[j];
      sums[own + j] += step;
      squares[j] += step * step;
    }
  }
}
