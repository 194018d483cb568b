import type { Picture } from "../data/model.js";

/** A square of the grid with something in it. */
export type Cell = Pick<Picture["cells"][number], "column" | "row" | "count">;

/**
 * Cells of a grid as one SVG path, a run of neighbours in one rectangle. A unit is a cell; row 0 is at the bottom.
 *
 * @param cells Distinct cells, in any order.
 * @param rows Rows of the grid.
 * @returns Path data.
 */
export function cellPath(cells: readonly Cell[], rows: number): string {
  const sorted = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  let path = "";
  for (let i = 0; i < sorted.length; ) {
    const { column, row } = sorted[i]!;
    let run = 1;
    while (sorted[i + run]?.row === row && sorted[i + run]?.column === column + run) run++;
    path += `M${column} ${rows - 1 - row}h${run}v1h-${run}z`;
    i += run;
  }
  return path;
}
