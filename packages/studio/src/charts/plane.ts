import { contours } from "d3-contour";
import type { Picture } from "../data/model.js";

/** The smallest areas of the plane that hold a part of a segment's customers, as SVG paths in cells. */
export interface DensityAreas {
  readonly segment: number;
  /** Widest first: nine in ten, half, a quarter of the customers drawn. */
  readonly areas: readonly { readonly holds: number; readonly path: string }[];
}

const parts = [0.9, 0.5, 0.25] as const;

/**
 * Where each segment's customers lie thickest, from counts on the grid.
 *
 * @param picture Counts by square.
 * @returns By rising segment id; a segment without a square is left out.
 */
export function densityAreas(picture: Picture): readonly DensityAreas[] {
  const { columns, rows, cells } = picture;
  const ids = [...new Set(cells.map((cell) => cell.segment))].toSorted((a, b) => a - b);
  return ids.map((segment) => {
    const grid = new Float64Array(columns * rows);
    for (const cell of cells)
      if (cell.segment === segment) grid[(rows - 1 - cell.row) * columns + cell.column] = cell.count;
    const smooth = smoothed(grid, columns, rows);
    return {
      segment,
      areas: parts.map((holds) => ({ holds, path: outline(smooth, columns, rows, levelThatHolds(smooth, holds)) })),
    };
  });
}

/** Means over a square and its neighbours, weighted 1 2 1 each way: a grid of counts has steps that no customer made. */
function smoothed(grid: Float64Array, columns: number, rows: number): Float64Array {
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= columns || y >= rows ? 0 : grid[y * columns + x]!);
  return grid.map((_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) sum += ((2 - Math.abs(dx)) * (2 - Math.abs(dy)) * at(x + dx, y + dy)) / 16;
    return sum;
  });
}

/** The density above which lies `part` of all customers drawn. */
function levelThatHolds(grid: Float64Array, part: number): number {
  const falling = grid
    .filter((count) => count > 0)
    .sort()
    .reverse();
  const total = falling.reduce((sum, count) => sum + count, 0);
  let held = 0;
  for (const count of falling) {
    held += count;
    if (held >= part * total) return count * (1 - 1e-9);
  }
  return 0;
}

function outline(grid: Float64Array, columns: number, rows: number, level: number): string {
  const shape = contours().size([columns, rows]).contour(Array.from(grid), level);
  return shape.coordinates
    .flat()
    .map(
      (ring) =>
        `M${ring
          .slice(0, -1)
          .map(([x, y]) => `${round(x!)} ${round(y!)}`)
          .join("L")}z`,
    )
    .join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
