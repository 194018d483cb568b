import { fromSource, sql } from "@coterie/sql";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import type { Staged } from "../source/staged.js";
import { everyRow } from "./every-row.js";
import { openDatabase } from "./open-database.js";
import { parsePlace } from "./place.js";
import { stageDatabase } from "./stage-database.js";

/** Load every row of a table in a database into the staging table, as it is written there: decimals keep their digits. */
export async function stageWhole(scratch: Scratch, place: string, options: ResolvedReadOptions): Promise<Staged> {
  const parsed = parsePlace(place);
  const database = await openDatabase(parsed, options);
  try {
    const columns = (await database.columns(parsed.table)).filter(({ use }) => use !== "none");
    const source = { table: parsed.table, conditions: [] };
    const [[rows]] = (await database.query(sql`SELECT COUNT(*) FROM ${fromSource(source)}`)) as number[][];
    return await stageDatabase(scratch, database, columns, everyRow(source, columns), rows, options);
  } finally {
    await database.close();
  }
}
