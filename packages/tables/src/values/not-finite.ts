import type { Warning } from "@coterie/segment";
import { identifier, literalList } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { StagedColumn } from "../source/staged.js";
import { notFiniteMarkers } from "./missing.js";
import type { ColumnShapes } from "./shapes.js";

const markers = new Set(notFiniteMarkers);

/** How many cells of a text column say NaN or infinity. */
export async function countNotFinite(scratch: Scratch, column: StagedColumn, shapes: ColumnShapes): Promise<number> {
  if (shapes.missing !== null && !shapes.missing.some((text) => markers.has(text.toLowerCase()))) return 0;
  const [[count]] = (await scratch.rows(
    `SELECT count(*) FILTER (lower(${identifier(column.sql)}) IN (${literalList(notFiniteMarkers)})) FROM staged`,
  )) as number[][];
  return count;
}

/** The warning that numbers of a column are none, or null where all are. */
export function notFiniteWarning(name: string, count: number): Warning | null {
  if (count === 0) return null;
  return {
    code: "not-finite",
    message: `${name} holds NaN or infinity ${count === 1 ? "once" : `${count.toLocaleString("en")} times`}; such values count as missing. Find out which calculation made them.`,
  };
}
