import type { Scratch } from "../duck/scratch.js";

/** The distinct texts of a column (trimmed, lower case), in byte order; a level's position is its code. */
export type Levels = readonly string[];

/** SQL by which texts are compared: `Card ` and `card` are one. */
function levelSql(cell: string): string {
  return `lower(trim(${cell}))`;
}

/** The levels of a text in the staging table, none missing, or null where there are more than `limit`. */
export async function levelsOf(scratch: Scratch, cell: string, limit: number): Promise<Levels | null> {
  const rows = await scratch.rows(
    `SELECT DISTINCT ${levelSql(cell)} AS level FROM staged WHERE ${levelSql(cell)} <> '' ORDER BY level LIMIT ${limit + 1}`,
  );
  return rows.length > limit ? null : rows.map(([level]) => level as string);
}

/** SQL of a text's code among its levels, NULL where missing. */
export function levelCodeSql(cell: string, levels: Levels): string {
  if (levels.length === 0) return "NULL::INTEGER";
  const list = levels.map((level) => `'${level.replaceAll("'", "''")}'`).join(", ");
  return `enum_code(try_cast(${levelSql(cell)} AS ENUM(${list})))::INTEGER`;
}
