import { identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import { looksLikeTransactions } from "../features/looks-like-transactions.js";
import { nameWords } from "../roles/name-words.js";
import type { StagedColumn } from "../source/staged.js";
import { keepRows } from "./population.js";

/** What became of repeated ids. */
export interface DuplicateReport {
  /** Exact copies dropped. */
  readonly dropped: number;
  /** Ids that still stand on more than one row. */
  readonly repeatedIds: number;
  /** Rows those ids stand on. */
  readonly repeatedRows: number;
  /** Rows without an id. */
  readonly withoutId: number;
}

/** Drop rows that copy another row in every cell (the first in the source stays) and count ids that repeat all the same. */
export async function dropDuplicates(
  scratch: Scratch,
  columns: readonly StagedColumn[],
  idSql: string,
): Promise<DuplicateReport> {
  const [[rows, present, distinct]] = (await scratch.rows(
    `SELECT count(*), count(${idSql}), count(DISTINCT ${idSql}) FROM population`,
  )) as number[][];
  const withoutId = rows - present;
  if (distinct === present) return { dropped: 0, repeatedIds: 0, repeatedRows: 0, withoutId };
  await scratch.run(
    `CREATE TABLE repeated AS SELECT ${idSql} AS id FROM population WHERE ${idSql} IS NOT NULL GROUP BY 1 HAVING count(*) > 1`,
  );
  const cells = columns.map(({ sql }) => identifier(sql)).join(", ");
  await scratch.run(`CREATE TABLE copies AS
    SELECT coterie_row AS copy FROM population WHERE ${idSql} IN (SELECT id FROM repeated)
    QUALIFY row_number() OVER (PARTITION BY ${cells} ORDER BY coterie_row) > 1`);
  const [[dropped]] = (await scratch.rows("SELECT count(*) FROM copies")) as number[][];
  if (dropped > 0) await keepRows(scratch, "coterie_row NOT IN (SELECT copy FROM copies)");
  const [[repeatedIds, repeatedRows]] = (await scratch.rows(`
    SELECT count(*), coalesce(sum(n), 0)::DOUBLE
    FROM (SELECT count(*) AS n FROM population WHERE ${idSql} IN (SELECT id FROM repeated) GROUP BY ${idSql} HAVING count(*) > 1)`)) as number[][];
  return { dropped, repeatedIds, repeatedRows, withoutId };
}

/** What kind of table most likely repeats its ids: named by what else stands in it. */
export function likelyCause(rowsPerId: number, hasDate: boolean, names: readonly string[]): string {
  if (looksLikeTransactions(names)) {
    return "the table looks like one row a transaction; coterie features makes one row a customer of it";
  }
  const columnWords = new Set(names.flatMap(nameWords));
  const has = (...words: string[]) => words.some((word) => columnWords.has(word));
  if (has("transaction", "transactions", "payment", "merchant", "buchung") && hasDate) {
    return "the table looks like one row a transaction; make one row a customer of it first (sums, counts, latest date)";
  }
  if (has("account", "konto", "iban", "cuenta", "compte") && !has("balance")) {
    return "the table looks like one row an account; add up each customer's accounts first";
  }
  if (hasDate && rowsPerId >= 3)
    return "the table looks like monthly snapshots or transactions; keep one row a customer (--where, or sums)";
  if (hasDate) return "the table may hold several snapshots or transactions of a customer; keep one row a customer";
  return "the table may hold one row an account rather than a customer, or ids entered twice";
}
