import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { namedRoles } from "../roles/assign-roles.js";
import { isObjectionName } from "../roles/infer-role.js";
import { TablesError } from "../tables-error.js";
import type { ReadColumns } from "../values/read-columns.js";
import { checkCondition, conditionError, conditionedSql } from "./condition.js";
import { objectionSql } from "./objections.js";

/** Where the rows went on the way to the table `population`. */
export interface PopulationCounts {
  readonly read: number;
  readonly filtered: number;
  readonly objected: number;
}

/**
 * Make the table `population` of the staging table: the rows that pass the user's condition, without the customers who object, each
 * with its data row in `coterie_row`.
 */
export async function makePopulation(
  scratch: Scratch,
  { staged, readings }: ReadColumns,
  options: ResolvedReadOptions,
): Promise<PopulationCounts> {
  const named = namedRoles(options);
  const objections = staged.columns.flatMap(({ name }, i) => {
    const role = named.get(name);
    return role === "objection" || (role === undefined && isObjectionName(name)) ? [objectionSql(readings[i])] : [];
  });
  const count = async () => (await scratch.rows("SELECT count(*) FROM population"))[0][0] as number;

  if (options.where === null) {
    await scratch.run("ALTER TABLE staged RENAME TO staged_rows");
    await scratch.run("CREATE VIEW population AS SELECT *, rowid + 1 AS coterie_row FROM staged_rows");
    if (objections.length > 0) await keepRows(scratch, `NOT (${objections.join(" OR ")})`);
    return { read: staged.rowCount, filtered: 0, objected: staged.rowCount - (await count()) };
  }

  await checkCondition(scratch, options.where, staged.columns);
  try {
    await scratch.run(`CREATE TABLE passed AS ${conditionedSql(options.where, staged.columns, readings)}`);
  } catch (error) {
    if (error instanceof TablesError) throw error;
    throw conditionError(options.where, staged.columns, error);
  }
  await scratch.run("DROP TABLE staged");
  await scratch.run("CREATE VIEW population AS FROM passed");
  const passed = await count();
  if (passed === 0) {
    throw new TablesError(
      "empty",
      `--where must leave at least one row; ${JSON.stringify(options.where)} leaves none of ${staged.rowCount}. Loosen the condition.`,
    );
  }
  if (objections.length > 0) await keepRows(scratch, `NOT (${objections.join(" OR ")})`);
  return { read: staged.rowCount, filtered: staged.rowCount - passed, objected: passed - (await count()) };
}

let generation = 0;

/** Leave in `population` only the rows for which `condition` is true. */
export async function keepRows(scratch: Scratch, condition: string): Promise<void> {
  const table = `kept_${generation++}`;
  await scratch.run(`CREATE TABLE ${table} AS SELECT * FROM population WHERE ${condition}`);
  await scratch.run(`CREATE OR REPLACE VIEW population AS FROM ${table}`);
}
