import { fromSource, joined, name, sql } from "@coterie/sql";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import type { Staged } from "../source/staged.js";
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
    const wanted = joined(
      columns.map((column) => name(column.name)),
      ", ",
    );
    return await stageDatabase(
      scratch,
      database,
      columns,
      sql`SELECT ${wanted} FROM ${fromSource(source)}`,
      rows,
      options,
    );
  } finally {
    await database.close();
  }
}
