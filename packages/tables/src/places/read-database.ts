import type { Warning } from "@coterie/segment";
import { drawSample, type Fragment, integer, name, type Source, sql } from "@coterie/sql";
import type { Scratch } from "../duck/scratch.js";
import type { PopulationCounts } from "../population/population.js";
import type { ResolvedReadOptions } from "../read-options.js";
import type { Staged } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { Database, DatabaseColumn } from "./database.js";
import { everyRow } from "./every-row.js";
import { findKey } from "./find-key.js";
import { populationOf } from "./population.js";
import { stageDatabase } from "./stage-database.js";

/** What came of a database table: all of its customers, or a sample of them, staged. */
export interface DatabaseRows {
  readonly staged: Staged;
  /** Over the whole table. */
  readonly counts: PopulationCounts;
  /** Customers in the table after the condition and the objections. */
  readonly population: number;
  /** The table with the conditions that make the population. */
  readonly source: Source;
  readonly columns: readonly DatabaseColumn[];
  /** The id that the sample was drawn by; null where every row was fetched. */
  readonly key: string | null;
}

/**
 * Fetch a table's customers, or where there are more than `size` a sample by hash of seed and id. Who objects or fails the condition stays there.
 *
 * @throws {TablesError} `no-table`, `empty`, `bad-condition`, `unusable-type`, `unknown-column`.
 */
export async function readDatabase(
  scratch: Scratch,
  database: Database,
  table: readonly string[],
  { size, seed }: { readonly size: number; readonly seed: number },
  options: ResolvedReadOptions,
): Promise<DatabaseRows> {
  const all = await database.columns(table);
  const columns = all.filter(({ use }) => use !== "none");
  refuseUnusable(all, database, options);
  const { source, counts, population } = await countPopulation(database, table, columns, options);
  const sampled = population > size;
  const key = sampled ? await findKey(database, source, columns, options) : null;
  const rows =
    key === null
      ? everyRow(source, columns)
      : drawSample(
          source,
          columns.map((column) => column.name),
          key,
          seed,
          size,
          population,
        );
  const staged = await stageDatabase(scratch, database, columns, rows, sampled ? size : population, options);
  const unread = all.filter(({ use }) => use === "none").map(unreadWarning);
  return { staged: { ...staged, warnings: [...staged.warnings, ...unread] }, counts, population, source, columns, key };
}

/** Where the rows of the table go, counted there in one scan. */
async function countPopulation(
  database: Database,
  table: readonly string[],
  columns: readonly DatabaseColumn[],
  options: ResolvedReadOptions,
): Promise<Pick<DatabaseRows, "source" | "counts" | "population">> {
  options.onProgress({ stage: `counting in ${database.engine}`, done: 0, total: null });
  const { condition, objection, source } = populationOf(table, columns, options);
  const passes = condition ?? sql`TRUE`;
  const objects = objection ?? sql`FALSE`;
  const ask = sql`SELECT COUNT(*), SUM(CASE WHEN (${passes}) THEN ${integer(1)} ELSE ${integer(0)} END), SUM(CASE WHEN (${passes}) AND (${objects}) THEN ${integer(1)} ELSE ${integer(0)} END) FROM ${name(...table)}`;
  const [[read, passed, objected]] = await answered(database, ask, options);
  if (read === 0) {
    throw new TablesError(
      "empty",
      `${database.shown} must have at least one row; it has none. Check that the load finished.`,
    );
  }
  if (passed === 0) {
    throw new TablesError(
      "empty",
      `--where must leave at least one row; ${JSON.stringify(options.where)} leaves none of ${read}. Loosen the condition.`,
    );
  }
  return {
    source,
    counts: { read, filtered: read - passed, objected },
    population: passed - objected,
  };
}

async function answered(database: Database, ask: Fragment, options: ResolvedReadOptions): Promise<number[][]> {
  try {
    return (await database.query(ask)) as number[][];
  } catch (error) {
    // The table is there: its columns were read. So what is unknown now is the condition's.
    const known = error instanceof TablesError && error.code !== "no-table" && error.code !== "bad-condition";
    if (known || options.where === null) throw error;
    throw new TablesError(
      "bad-condition",
      `--where must be a condition in the SQL of ${database.engine}; ${JSON.stringify(options.where)} is not. Try it there first; names with capitals or spaces go in double quotes.`,
      { cause: error },
    );
  }
}

function refuseUnusable(columns: readonly DatabaseColumn[], database: Database, options: ResolvedReadOptions): void {
  const asked = new Set(Object.values(options.roles).flat());
  for (const { name: column, use, type } of columns) {
    if (use !== "none" || !asked.has(column) || options.roles.ignore.includes(column)) continue;
    throw new TablesError(
      "unusable-type",
      `${column} must hold numbers, text, dates or yes/no; at ${database.shown} it is ${type}. Cast it in a view, or leave it out.`,
    );
  }
}

function unreadWarning({ name: column, type }: DatabaseColumn): Warning {
  return {
    code: "unread-column",
    message: `${column} is of type ${type}, which holds no single value, and is left out.`,
  };
}
