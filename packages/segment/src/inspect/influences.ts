import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../prepare/recipe.js";
import { spreadBySegment } from "../statistics/segment-sums.js";

/** What a column has to do with the distances between customers, and with the segments drawn from them. */
export interface Influence {
  /** Share of the squared distance between any two customers. */
  readonly distance: number;
  /** Share of the squared distance between the segments' centroids and the mean of all: what the segments were drawn by. */
  readonly separation: number;
  /** Share of the column's own variance that lies between the segments: 1 = knowing the segment is knowing the column. */
  readonly explained: number;
}

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
  const { all, between } = spreadBySegment(matrix)(labels, k);
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
