import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { namedRoles } from "../roles/assign-roles.js";
import { isObjectionName } from "../roles/infer-role.js";
import type { StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "../values/column-reading.js";
import type { ReadColumns } from "../values/read-columns.js";
import { checkCondition, conditionError, conditionedSql, type NamedCondition } from "./condition.js";
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

  const carve = Object.entries(options.carve).map(([name, condition]) => ({ subject: `carve.${name}`, condition }));
  if (options.where === null && carve.length === 0) {
    await scratch.run("ALTER TABLE staged RENAME TO staged_rows");
    await scratch.run("CREATE VIEW population AS SELECT *, rowid + 1 AS coterie_row FROM staged_rows");
    if (objections.length > 0) await keepRows(scratch, `NOT (${objections.join(" OR ")})`);
    return { read: staged.rowCount, filtered: 0, objected: staged.rowCount - (await count()) };
  }

  const where = options.where === null ? [] : [{ subject: "--where", condition: options.where }];
  for (const condition of [...where, ...carve]) await checkCondition(scratch, condition, staged.columns);
  for (const condition of carve) await assertRuns(scratch, condition, staged.columns, readings);
  const conditions = carve.map(({ condition }) => condition);
  try {
    await scratch.run(`CREATE TABLE passed AS ${conditionedSql(options.where, conditions, staged.columns, readings)}`);
  } catch (error) {
    if (error instanceof TablesError) throw error;
    throw conditionError([...where, ...carve][0], staged.columns, error);
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

/** Refuse a condition that cannot be evaluated, by its own name: several run as one query. */
async function assertRuns(
  scratch: Scratch,
  condition: NamedCondition,
  columns: readonly StagedColumn[],
  readings: readonly ColumnReading[],
): Promise<void> {
  try {
    await scratch.rows(`SELECT count(*) FROM (${conditionedSql(condition.condition, [], columns, readings)})`);
  } catch (error) {
    if (error instanceof TablesError) throw error;
    throw conditionError(condition, columns, error);
  }
}

let generation = 0;

/** Leave in `population` only the rows for which `condition` is true. */
export async function keepRows(scratch: Scratch, condition: string): Promise<void> {
  const table = `kept_${generation++}`;
  await scratch.run(`CREATE TABLE ${table} AS SELECT * FROM population WHERE ${condition}`);
  await scratch.run(`CREATE OR REPLACE VIEW population AS FROM ${table}`);
}
