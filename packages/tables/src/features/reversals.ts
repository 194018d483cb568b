import type { Scratch } from "../duck/scratch.js";
import { reasonCode } from "./exclusions.js";

/**
 * Find the transactions that reversals take back, into the table `taken_back` (their rows in `counted`): each reversal undoes the
 * latest transaction before it of the same customer, amount and direction that is not undone yet, as brackets close.
 *
 * @returns Transactions taken back.
 */
export async function findTakenBack(scratch: Scratch): Promise<number> {
  const group = "customer, value, side";
  // Depth counts open transactions; one is closed where the depth falls below its own later on.
  await scratch.run(`CREATE TABLE taken_back AS
    WITH undone AS (
      SELECT customer, value, undoes AS side, day, minute, channel, category, type FROM counted WHERE reason = ${reasonCode("reversal")} AND value > 0),
    steps AS (
      SELECT row, 1 AS step, customer, value, incoming AS side, day, minute, channel, category, type
      FROM counted WHERE reason = 0 AND (customer, value, incoming) IN (SELECT customer, value, side FROM undone)
      UNION ALL SELECT NULL, -1, customer, value, side, day, minute, channel, category, type FROM undone),
    placed AS (
      SELECT *, row_number() OVER (PARTITION BY ${group} ORDER BY day, step DESC, minute NULLS FIRST, channel NULLS FIRST, category NULLS FIRST, type NULLS FIRST, row) AS place
      FROM steps),
    deep AS (
      SELECT *, sum(step) OVER (PARTITION BY ${group} ORDER BY place) AS depth FROM placed),
    closed AS (
      SELECT row, step, depth, min(depth) OVER (PARTITION BY ${group} ORDER BY place ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS lowest FROM deep)
    SELECT row FROM closed WHERE step = 1 AND lowest < depth`);
  const [[count]] = (await scratch.rows("SELECT count(*) FROM taken_back")) as number[][];
  return count;
}
