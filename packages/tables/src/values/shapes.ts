import { identifier, literalList } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import { isMissing, missingMarkers } from "./missing.js";

/**
 * How many cells of a text column look alike: every digit is written 9, only a first digit 0 stays (`007` is a code, `0,5` a number).
 */
interface Shape {
  readonly text: string;
  readonly count: number;
}

/** The shapes of a column: what kind of values it holds can be decided on these without looking at a single customer. */
export interface ColumnShapes {
  /** Cells with a value. */
  readonly present: number;
  /** The commonest shapes of values, by falling count, then by text. */
  readonly shapes: readonly Shape[];
  /** Cells whose shape is not among them. */
  readonly others: number;
  /** The markers of missing values that stand in the column, as written; null where it has too many shapes to know. */
  readonly missing: readonly string[] | null;
}

const shapesKept = 4000;

/** SQL of a text column without the markers that stand for "no value". */
export function presentSql(column: string, { missing }: ColumnShapes): string {
  const cell = identifier(column);
  if (missing === null)
    return `CASE WHEN lower(${cell}) IN (${literalList(missingMarkers)}) THEN NULL ELSE ${cell} END`;
  if (missing.length === 0) return cell;
  return `CASE WHEN ${cell} IN (${literalList(missing)}) THEN NULL ELSE ${cell} END`;
}

/** Count the shapes of a text column of `table`. */
export async function shapesOf(scratch: Scratch, table: string, column: string): Promise<ColumnShapes> {
  const cell = identifier(column);
  const digits = `translate(${cell}, '0123456789', '9999999999')`;
  const startsWithZero = `CASE WHEN ${cell} >= '0' AND ${cell} < ':' THEN ${cell} < '1'
    WHEN ${cell} >= 'A' AND ${cell} < '{' THEN false ELSE regexp_matches(${cell}, '^[^0-9]*0') END`;
  const rows = await scratch.rows(`
    WITH counted AS (
      SELECT ${digits} AS shape, ${startsWithZero} AS zero, count(*) AS n FROM ${table} WHERE ${cell} IS NOT NULL GROUP BY ALL)
    SELECT shape, zero, n, sum(n) OVER ()::DOUBLE FROM counted ORDER BY n DESC, shape, zero LIMIT ${shapesKept}`);
  const all = rows.map(([shape, zero, count]) => ({
    text: zero === true ? (shape as string).replace("9", "0") : (shape as string),
    count: count as number,
  }));
  // No marker of a missing value has a digit, so that each is its own shape.
  const markers = all.filter(({ text }) => isMissing(text));
  const shapes = all.filter(({ text }) => !isMissing(text));
  const total = rows.length === 0 ? 0 : (rows[0][3] as number);
  const sum = (of: readonly Shape[]) => of.reduce((n, { count }) => n + count, 0);
  const others = total - sum(all);
  return {
    present: total - sum(markers),
    shapes,
    others,
    missing: others > 0 ? null : markers.map(({ text }) => text),
  };
}
