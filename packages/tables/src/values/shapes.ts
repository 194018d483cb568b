import { identifier, literalList } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import { missingMarkers } from "./missing.js";

/**
 * How many cells of a text column look alike: every digit is written 9, only a first digit 0 stays (`007` is a code, `0,5` a number).
 */
export interface Shape {
  readonly text: string;
  readonly count: number;
}

/** The shapes of a column: what kind of values it holds can be decided on these without looking at a single customer. */
export interface ColumnShapes {
  /** Cells with a value. */
  readonly present: number;
  /** The commonest shapes, by falling count, then by text. */
  readonly shapes: readonly Shape[];
  /** Cells whose shape is not among them. */
  readonly others: number;
}

const shapesKept = 4000;

/** A text cell without the markers that stand for "no value". */
export function presentSql(column: string): string {
  const cell = identifier(column);
  return `CASE WHEN lower(${cell}) IN (${literalList(missingMarkers)}) THEN NULL ELSE ${cell} END`;
}

/** Count the shapes of a text column of `table`. */
export async function shapesOf(scratch: Scratch, table: string, column: string): Promise<ColumnShapes> {
  const digits = `translate(v, '0123456789', '9999999999')`;
  const shape = `CASE WHEN regexp_matches(v, '^[^0-9]*0') THEN regexp_replace(${digits}, '9', '0') ELSE ${digits} END`;
  const rows = await scratch.rows(`
    WITH counted AS (
      SELECT ${shape} AS shape, count(*) AS n FROM (SELECT ${presentSql(column)} AS v FROM ${table}) WHERE v IS NOT NULL GROUP BY 1)
    SELECT shape, n, sum(n) OVER ()::DOUBLE FROM counted ORDER BY n DESC, shape LIMIT ${shapesKept}`);
  const shapes = rows.map(([text, count]) => ({ text: text as string, count: count as number }));
  const present = rows.length === 0 ? 0 : (rows[0][2] as number);
  return { present, shapes, others: present - shapes.reduce((sum, { count }) => sum + count, 0) };
}
