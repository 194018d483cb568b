import { randomUUID } from "node:crypto";
import { type Fragment, fromSource, inline, name, type Source, scoreColumns, sql } from "@coterie/sql";
import type { Database, DatabaseColumn, WritableDatabase } from "../places/database.js";
import { openDatabase } from "../places/open-database.js";
import { type DatabasePlace, parsePlace, shownTable } from "../places/place.js";
import { populationOf } from "../places/population.js";
import { type ReadOptions, resolveReadOptions } from "../read-options.js";
import { TablesError } from "../tables-error.js";

/** The SELECT that scores, for a source whose columns are known. */
export type ScoreSelect = (source: Source, columns: readonly DatabaseColumn[], shown: string) => Fragment;

/** What was written, or would be. */
export interface ScoredThere {
  readonly engine: string;
  /** The target, without secrets. */
  readonly shown: string;
  /** The statements, in order, as text. */
  readonly statements: readonly string[];
  /** Customers in the target; null for a dry run. */
  readonly customers: number | null;
}

/**
 * Score the customers of a table where they are, into a table beside it: whole or not at all, and the same again when done twice.
 *
 * PostgreSQL and DuckDB write in one transaction. Spark has none: there the scores go into a new table, and a view of the target's name is
 * swapped to it at the end.
 *
 * @param from The customers' table.
 * @param to The target: a table (on Spark a view) that is absent, or that this function wrote before.
 * @param id The column that names a customer.
 * @param note Written beside the target where the engine keeps remarks on tables.
 * @param options.dryRun Say the statements and write nothing.
 * @throws {TablesError} `bad-option` for a target elsewhere or that holds something else; what the engine refuses.
 */
export async function scoreThere(
  from: string,
  to: string,
  id: string,
  select: ScoreSelect,
  note: string,
  options: ReadOptions & { readonly dryRun: boolean },
): Promise<ScoredThere> {
  const { dryRun, ...reading } = options;
  const resolved = resolveReadOptions(reading);
  const source = parsePlace(from);
  const target = parsePlace(to);
  refuseElsewhere(source, target);
  const database = await openDatabase(target, resolved, dryRun ? "read" : "write");
  try {
    const columns = await database.columns(source.table);
    const { source: population } = populationOf(source.table, columns, resolved);
    const rows = select(population, columns, source.shown);
    const statements = await statementsFor(database, target, id, rows, note);
    const texts = statements.map((statement) => inline(statement, database.dialect));
    if (dryRun) return { engine: database.engine, shown: target.shown, statements: texts, customers: null };
    for (const [i, statement] of statements.entries()) {
      resolved.onProgress({ stage: `scoring in ${database.engine}`, done: i, total: statements.length });
      await database.execute(statement);
    }
    const counted = sql`SELECT COUNT(*) FROM ${fromSource({ table: target.table, conditions: [] })}`;
    const [[customers]] = (await database.query(counted)) as number[][];
    await database.commit();
    if (target.engine === "spark") await dropOlder(database, target.table);
    return { engine: database.engine, shown: target.shown, statements: texts, customers };
  } finally {
    await database.close();
  }
}

function refuseElsewhere(source: DatabasePlace, target: DatabasePlace): void {
  const server = (place: DatabasePlace): string =>
    place.engine === "duckdb"
      ? `duckdb:${place.file}`
      : `${place.engine}://${place.host}:${place.port}${place.engine === "postgres" ? `/${place.database}` : ""}`;
  if (server(source) !== server(target)) {
    throw new TablesError(
      "bad-option",
      `Scores are written beside the customers, in the same database; the customers are in ${server(source)}, the target in ${server(target)}. Name a table there with --to, or write a file with --out.`,
    );
  }
  if (source.table.join("\0") === target.table.join("\0")) {
    throw new TablesError(
      "bad-option",
      `The scores must go into a table of their own; --to names the customers' table ${shownTable(source.table)}. Name another.`,
    );
  }
}

/** The statements that put the scores into the target, by what it is now. */
async function statementsFor(
  database: WritableDatabase,
  target: DatabasePlace,
  id: string,
  rows: Fragment,
  note: string,
): Promise<readonly Fragment[]> {
  const table = name(...target.table);
  const exists = await holdsScores(database, target, id);
  if (target.engine === "spark") return sparkStatements(target, rows, note);
  if (target.engine === "duckdb") return [sql`CREATE OR REPLACE TABLE ${table} AS ${rows}`];
  const remark = sql`COMMENT ON TABLE ${table} IS ${{ pieces: [`'${note.replaceAll("'", "''")}'`] }}`;
  return exists
    ? [sql`TRUNCATE ${table}`, sql`INSERT INTO ${table} ${rows}`, remark]
    : [sql`CREATE TABLE ${table} AS ${rows}`, remark];
}

/** A new table, then the view swapped to it: readers see the old scores until the new ones are whole. */
function sparkStatements(target: DatabasePlace, rows: Fragment, note: string): readonly Fragment[] {
  const parts = target.table;
  // Named by time, so that the oldest can be told.
  const stamp = Date.now().toString(36).padStart(9, "0");
  const fresh = [...parts.slice(0, -1), `${parts.at(-1)}_coterie_${stamp}${randomUUID().slice(0, 8)}`];
  return [
    sql`CREATE TABLE ${name(...fresh)} USING parquet AS ${rows}`,
    sql`CREATE OR REPLACE VIEW ${name(...parts)} COMMENT ${{ pieces: [`'${note.replaceAll(/['\\]/g, "\\$&")}'`] }} AS SELECT * FROM ${name(...fresh)}`,
  ];
}

/** Drop what earlier scorings left behind, but for the last one, which someone may still be reading. */
async function dropOlder(database: WritableDatabase, parts: readonly string[]): Promise<void> {
  const within = parts.length > 1 ? sql` IN ${name(...parts.slice(0, -1))}` : sql``;
  const rows = await database.query(sql`SHOW TABLES${within}`);
  const prefix = `${parts.at(-1)}_coterie_`.toLowerCase();
  const ours = rows.map(([, table]) => String(table)).filter((table) => table.toLowerCase().startsWith(prefix));
  for (const table of ours.sort().slice(0, -2)) {
    await database.execute(sql`DROP TABLE IF EXISTS ${name(...parts.slice(0, -1), table)}`);
  }
}

/** Whether the target is there already, written by us before. */
async function holdsScores(database: Database, target: DatabasePlace, id: string): Promise<boolean> {
  let columns: readonly DatabaseColumn[];
  try {
    columns = await database.columns(target.table);
  } catch (error) {
    if (error instanceof TablesError && error.code === "no-table") return false;
    throw error;
  }
  const wanted = [id, ...scoreColumns];
  if (columns.length === wanted.length && columns.every((column, i) => column.name === wanted[i])) return true;
  throw new TablesError(
    "bad-option",
    `${shownTable(target.table)} at ${target.shown} must be absent, or hold scores (${wanted.join(", ")}); it has ${columns
      .map((column) => column.name)
      .slice(0, 8)
      .join(", ")}. Nothing was changed. Name another table with --to.`,
  );
}
