import { type Fragment, integer, joined, name, spoken, sql, text } from "../fragment.js";
import { fromSource, type Source } from "../pieces/prepared.js";

/** Hexadecimal digits of the hash that a row is first sorted out by: 2³² places. */
const DIGITS = 8;

/**
 * A sample that every engine draws alike: the rows whose MD5 of seed and id is least.
 *
 * @param columns What to fetch, by name, in this order.
 * @param id The column that names a customer; rows without one are never drawn.
 * @param rowCount Rows of the source, as far as known: with it most rows are let go before sorting. An estimate will do; a sample that
 * comes back short of `size` wants a second draw with a smaller `rowCount`.
 * @returns At most `size` rows, by rising hash.
 * @remarks MD5 is slower than an engine's own hash (PostgreSQL: 850 ms a million rows, not 90), but the only one they all have.
 */
export function drawSample(
  source: Source,
  columns: readonly string[],
  id: string,
  seed: number,
  size: number,
  rowCount: number,
): Fragment {
  const hash = hashOf(id, seed);
  const share = Math.min(1, (size + 6 * Math.sqrt(size) + 100) / Math.max(1, rowCount));
  const limit = Math.ceil(share * 16 ** DIGITS);
  const sieve =
    limit >= 16 ** DIGITS ? [] : [sql`SUBSTR(${hash}, 1, 8) < ${text(limit.toString(16).padStart(DIGITS, "0"))}`];
  const drawn: Source = {
    table: source.table,
    conditions: [...source.conditions, sql`${name(id)} IS NOT NULL`, ...sieve],
  };
  const wanted = joined(
    columns.map((column) => name(column)),
    ", ",
  );
  return sql`SELECT ${wanted} FROM ${fromSource(drawn)} ORDER BY ${hash} LIMIT ${integer(size)}`;
}

/** Lower-case hex MD5 of `seed:id`. */
export function hashOf(id: string, seed: number): Fragment {
  return spoken((dialect) => dialect.md5(sql`CONCAT(${text(`${seed}:`)}, ${dialect.toText(name(id))})`));
}
