import type { ReportData } from "@coterie/wire";
import { segmentText } from "../parts/given-name.js";
import { count, number, numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * What the two directions of the map are made of.
 *
 * @param data What is drawn.
 * @returns A row a dimension.
 */
export function loadingsTable(data: ReportData): DataTable {
  return {
    id: "loadings",
    title: "The directions in numbers",
    columns: [words("Dimension"), numbers("Across"), numbers("Upwards")],
    rows: data.picture.loadings.map((l) => [text(l.dimension), number(l.x), number(l.y)]),
    note: null,
  };
}

/**
 * How much of each segment the map draws, and where its centre lies.
 *
 * @param data What is drawn.
 * @returns A row a segment.
 */
export function squaresTable(data: ReportData): DataTable {
  const { picture } = data;
  return {
    id: "map",
    title: "The squares in numbers",
    columns: [
      words("Segment"),
      numbers("Squares drawn"),
      numbers("Customers on them"),
      numbers("Of the segment"),
      numbers("Centre across"),
      numbers("Centre upwards"),
    ],
    rows: data.segments.map((segment) => {
      const own = picture.cells.filter((cell) => cell.segment === segment.id);
      const drawn = own.reduce((sum, cell) => sum + cell.count, 0);
      const centre = picture.centroids.find((c) => c.segment === segment.id);
      return [
        text(segmentText(segment)),
        count(own.length),
        count(drawn),
        percent(segment.size > 0 ? drawn / segment.size : null, ""),
        number(centre?.x ?? null, ""),
        number(centre?.y ?? null, ""),
      ];
    }),
    note: null,
  };
}
