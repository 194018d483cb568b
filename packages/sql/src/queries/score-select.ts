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

/** A segment that takes its customers by a condition, before any distance. */
export interface RuleSegment extends ScoredSegment {
  /** Text of the user's. */
  readonly condition: string;
}

/** What scoring writes, in this order, after the id. */
export const scoreColumns = ["segment", "segment_name", "distance", "margin", "runner_up"] as const;

/**
 * One SELECT that puts each row of a table into its segment, preparation included.
 *
 * @param id The column that names a customer; it keeps its name in the result.
 * @param segments In the centroids' order.
 * @param rules Segments by condition; the first that holds takes the customer.
 * @returns `id, segment, segment_name, distance, margin, runner_up`: distances in model space, margin the runner-up's distance less the
 * own, runner-up 0 and margin NULL with one segment. Whom a rule takes has neither distance nor runner-up.
 */
export function scoreSelect(
  source: Source,
  id: string,
  terms: readonly Term[],
  centroids: Centroids,
  segments: readonly ScoredSegment[],
  rules: readonly RuleSegment[] = [],
): Fragment {
  const k = centroids.length;
  const kept = [
    { as: "coterie_id", sql: name(id) },
    ...(rules.length === 0 ? [] : [{ as: "coterie_rule", sql: ruleOf(rules) }]),
  ];
  const rows = nearest(prepared(source, terms, kept), centroids);
  const own = sql`SQRT(${ownSquaredDistance(k)})`;
  const rivals = others(k);
  const second = k === 1 ? null : sql`SQRT(${squaredDistance(least(rivals))})`;
  const byPlace = (at: Fragment, list: readonly ScoredSegment[], of: (segment: ScoredSegment) => Fragment): Fragment =>
    sql`CASE ${at} ${joined(
      list.map((segment, c) => sql`WHEN ${integer(c)} THEN ${of(segment)}`),
      " ",
    )} END`;
  const unlessRuled = (value: Fragment, ruled: Fragment): Fragment =>
    rules.length === 0 ? value : sql`CASE WHEN ${rule} IS NULL THEN ${value} ELSE ${ruled} END`;
  const chosen = (of: (segment: ScoredSegment) => Fragment): Fragment =>
    unlessRuled(byPlace(label, segments, of), rules.length === 0 ? nothing : byPlace(rule, rules, of));
  const runnerUp = byPlace(place(rivals, least(rivals)), segments, (segment) => integer(segment.id));
  const columns = [
    sql`${name("coterie_id")} AS ${name(id)}`,
    sql`${chosen((segment) => integer(segment.id))} AS ${name("segment")}`,
    sql`${chosen((segment) => text(segment.name))} AS ${name("segment_name")}`,
    sql`${unlessRuled(own, nothing)} AS ${name("distance")}`,
    sql`${second === null ? nothing : unlessRuled(sql`${second} - ${own}`, nothing)} AS ${name("margin")}`,
    sql`${second === null ? integer(0) : unlessRuled(runnerUp, integer(0))} AS ${name("runner_up")}`,
  ];
  return sql`SELECT ${joined(columns, ", ")} FROM (${rows}) AS coterie_rows`;
}

const rule = name("coterie_rule");

/** Place of the first rule that holds, from 0; NULL where none does. */
function ruleOf(rules: readonly RuleSegment[]): Fragment {
  const cases = rules.map(({ condition }, r) => sql`WHEN (${{ pieces: [`\n${condition}\n`] }}) THEN ${integer(r)}`);
  return sql`CASE ${joined(cases, " ")} END`;
}
