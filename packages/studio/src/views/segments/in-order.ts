import type { ContrastRow } from "../../data/contrast-rows.js";
import type { Segment } from "../../data/model.js";
import { type Picking, picked } from "./pick.js";

/**
 * Columns in the order a reader chose.
 *
 * @param rows By falling contrast between all segments.
 * @param segments The model's segments.
 * @param picking What was chosen; two segments beside each other are sorted by how far they are from each other.
 * @returns The same rows; ties keep their order.
 */
export function inOrder(
  rows: readonly ContrastRow[],
  segments: readonly Segment[],
  picking: Picking,
): readonly ContrastRow[] {
  const { order } = picking;
  const difference = (row: ContrastRow, place: number) => row.segments[place]?.difference ?? 0;
  if (order === "name") return rows.toSorted((a, b) => a.column.name.localeCompare(b.column.name, "en"));
  if (order !== "contrast") return rows.toSorted((a, b) => difference(b, order) - difference(a, order));
  if (picking.pair === null) return rows;
  const [left, right] = picked(segments, picking).map(({ place }) => place);
  const apart = (row: ContrastRow) => Math.abs(difference(row, left!) - difference(row, right!));
  return rows.toSorted((a, b) => apart(b) - apart(a));
}
