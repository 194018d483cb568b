import { fromSource, name, type Source, sql } from "@coterie/sql";
import type { ResolvedReadOptions } from "../read-options.js";
import { nameWords, phraseIn } from "../roles/name-words.js";
import { customerWords, idWords } from "../roles/vocabulary.js";
import { TablesError } from "../tables-error.js";
import type { Database, DatabaseColumn } from "./database.js";

/**
 * The column that names each customer once: what a sample is drawn by. The user's word, else the first column named like an identifier (a
 * customer's before any other) that is one.
 *
 * @throws {TablesError} `duplicate-ids` where the user's id repeats or is empty, `bad-option` where none is found.
 */
export async function findKey(
  database: Database,
  source: Source,
  columns: readonly DatabaseColumn[],
  options: ResolvedReadOptions,
): Promise<string> {
  const [asked] = options.roles.id;
  if (asked !== undefined) {
    if (await namesEachOnce(database, source, asked)) return asked;
    throw new TablesError(
      "duplicate-ids",
      `The id must name each customer once; ${asked} repeats or is empty on some row of ${database.shown}. Make one row of each customer in a view, and name that.`,
    );
  }
  const candidates = columns.filter(
    ({ name: column, use }) => (use === "whole" || use === "text") && phraseIn(nameWords(column), idWords) !== null,
  );
  const rank = ({ name: column }: DatabaseColumn): number =>
    phraseIn(nameWords(column), customerWords) === null ? 1 : 0;
  for (const { name: column } of candidates.toSorted((a, b) => rank(a) - rank(b))) {
    if (await namesEachOnce(database, source, column)) return column;
  }
  throw new TablesError(
    "bad-option",
    `A table too large to read whole must have an id that names each customer once, to draw a sample by; ${database.shown} shows none. Name it with --id, or read every row with --push-down none.`,
  );
}

async function namesEachOnce(database: Database, source: Source, column: string): Promise<boolean> {
  const [[rows, distinct]] = await database.query(
    sql`SELECT COUNT(*), COUNT(DISTINCT ${name(column)}) FROM ${fromSource(source)}`,
  );
  return rows === distinct;
}
