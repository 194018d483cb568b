import { type Fragment, integer, joined, name, nothing, sql, text } from "../fragment.js";
import {
  type Centroids,
  label,
  least,
  nearest,
  others,
  ownSquaredDistance,
  place,
  squaredDistance,
} from "../pieces/nearest.js";
import { prepared, type Source } from "../pieces/prepared.js";
import type { Term } from "../pieces/term.js";

/** A segment as scoring needs it. */
export interface ScoredSegment {
  readonly id: number;
  readonly name: string;
}

/** What scoring writes, in this order, after the id. */
export const scoreColumns = ["segment", "segment_name", "distance", "margin", "runner_up"] as const;

/**
 * One SELECT that puts each row of a table into its segment, preparation included.
 *
 * @param id The column that names a customer; it keeps its name in the result.
 * @param segments In the centroids' order.
 * @returns `id, segment, segment_name, distance, margin, runner_up`: distances in model space, margin the runner-up's distance less the
 * own, runner-up 0 and margin NULL with one segment.
 */
export function scoreSelect(
  source: Source,
  id: string,
  terms: readonly Term[],
  centroids: Centroids,
  segments: readonly ScoredSegment[],
): Fragment {
  const k = centroids.length;
  const key = { as: "coterie_id", sql: name(id) };
  const rows = nearest(prepared(source, terms, [key]), centroids);
  const own = sql`SQRT(${ownSquaredDistance(k)})`;
  const rivals = others(k);
  const second = k === 1 ? null : sql`SQRT(${squaredDistance(least(rivals))})`;
  const chosen = (of: (segment: ScoredSegment) => Fragment): Fragment =>
    sql`CASE ${label} ${joined(
      segments.map((segment, c) => sql`WHEN ${integer(c)} THEN ${of(segment)}`),
      " ",
    )} END`;
  const runnerUp = sql`CASE ${place(rivals, least(rivals))} ${joined(
    segments.map((segment, c) => sql`WHEN ${integer(c)} THEN ${integer(segment.id)}`),
    " ",
  )} END`;
  const columns = [
    sql`${name("coterie_id")} AS ${name(id)}`,
    sql`${chosen((segment) => integer(segment.id))} AS ${name("segment")}`,
    sql`${chosen((segment) => text(segment.name))} AS ${name("segment_name")}`,
    sql`${own} AS ${name("distance")}`,
    sql`${second === null ? nothing : sql`${second} - ${own}`} AS ${name("margin")}`,
    sql`${second === null ? integer(0) : runnerUp} AS ${name("runner_up")}`,
  ];
  return sql`SELECT ${joined(columns, ", ")} FROM (${rows}) AS coterie_rows`;
}
