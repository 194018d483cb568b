import type { Matrix } from "@coterie/kmeans";
import type { Recipe } from "../prepare/recipe.js";
import { refuseUnknown } from "../refuse-unknown.js";
import type { Picture } from "../segmentation.js";
import { countCells } from "./count-cells.js";
import { type PrincipalAxes, principalAxes } from "./principal-axes.js";

/** How the picture is counted. */
export interface PictureOptions {
  /** Fewest customers a shown cell may count (default 10). */
  readonly minCell?: number | undefined;
}

/** Standard deviations shown on either side of the mean. Bounds from the data itself would be minima and maxima. */
const REACH = 3;

/**
 * The customers on the plane of the first two principal components, as counts on a grid.
 *
 * @param matrix Customers in model space.
 * @param recipe Names the dimensions.
 * @param labels Segment of each row, from 0.
 * @param centroids `k × dimensions`, in order of segment.
 * @param options.minCell Cells of fewer customers of a segment are left out, and more where what is left out would be fewer together.
 * @returns Counts by cell and segment id, loadings and projected centroids. Customers beyond 3 standard deviations fall outside.
 */
export function picture(
  matrix: Matrix,
  recipe: Recipe,
  labels: Uint8Array,
  centroids: Float64Array,
  options: PictureOptions = {},
): Picture {
  refuseUnknown(options, ["minCell"]);
  const { minCell = 10 } = options;
  const { featureCount: d, rowCount } = matrix;
  const axes = principalAxes(matrix);
  const k = centroids.length / d;
  const spots = Array.from({ length: k }, (_, s) => project(axes, centroids, s * d));
  const x = bounds(
    axes.variances[0],
    spots.map((spot) => spot.x),
  );
  const y = bounds(
    axes.variances[1],
    spots.map((spot) => spot.y),
  );
  const columns = Math.min(48, Math.max(8, Math.round(Math.sqrt(rowCount / (4 * minCell)))));
  const rows = Math.round(columns * 0.75);
  const counts = countCells(matrix, axes, labels, k, { x, y, columns, rows });
  return {
    explained: axes.explained,
    loadings: recipe.dimensions.map(({ name }, j) => ({ dimension: name, x: axes.x[j], y: axes.y[j] })),
    x,
    y,
    columns,
    rows,
    cells: counts.flatMap((cells, s) =>
      shownCells(cells, minCell).map((at) => ({
        segment: s + 1,
        column: at % columns,
        row: Math.floor(at / columns),
        count: cells[at],
      })),
    ),
    centroids: spots.map((spot, s) => ({ segment: s + 1, ...spot })),
  };
}

function project(axes: PrincipalAxes, values: Float64Array, from: number): { readonly x: number; readonly y: number } {
  let x = 0;
  let y = 0;
  for (let j = 0; j < axes.means.length; j++) {
    const centred = values[from + j] - axes.means[j];
    x += centred * axes.x[j];
    y += centred * axes.y[j];
  }
  return { x, y };
}

/** Wide enough for three standard deviations and, with half of one to spare, for every centroid. */
function bounds(variance: number, centroids: readonly number[]): [number, number] {
  const deviation = variance > 0 ? Math.sqrt(variance) : 1;
  const low = Math.min(-REACH * deviation, ...centroids.map((at) => at - deviation / 2));
  const high = Math.max(REACH * deviation, ...centroids.map((at) => at + deviation / 2));
  return [low, high];
}

/** Cells of enough customers. Where all the others hold few customers together, the smallest go too, until they hold enough. */
function shownCells(counts: Uint32Array, minCell: number): readonly number[] {
  const shown = Array.from(counts, (_, at) => at).filter((at) => counts[at] >= minCell);
  const rising = shown.toSorted((a, b) => counts[a] - counts[b] || a - b);
  let left = counts.reduce((sum, count) => sum + (count < minCell ? count : 0), 0);
  let dropped = 0;
  while (left > 0 && left < minCell && dropped < rising.length) left += counts[rising[dropped++]];
  const gone = new Set(rising.slice(0, dropped));
  return shown.filter((at) => !gone.has(at));
}
