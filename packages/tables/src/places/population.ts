import { type Fragment, joined, name, numberOf, type Source, sql, text, textOf } from "@coterie/sql";
import type { ResolvedReadOptions } from "../read-options.js";
import { isObjectionName } from "../roles/infer-role.js";
import { noWords } from "../values/flag-words.js";
import type { DatabaseColumn } from "./database.js";

/** Who takes part: the rows of a table that meet the user's condition, without the customers who object. */
interface Population {
  readonly condition: Fragment | null;
  /** True where a customer objects; null where the table has no column of objections. */
  readonly objection: Fragment | null;
  /** The table with both as its conditions. */
  readonly source: Source;
}

/** The population of a table, by the user's condition and the columns of objections. */
export function populationOf(
  table: readonly string[],
  columns: readonly DatabaseColumn[],
  options: ResolvedReadOptions,
): Population {
  const condition = conditionOf(options.where);
  const objection = objectionOf(columns, options);
  const conditions = [condition, objection === null ? null : sql`NOT (${objection})`].filter((one) => one !== null);
  return { condition, objection, source: { table, conditions } };
}

/** The user's condition as the engine hears it: text of theirs, in the engine's own SQL, with their own rights. */
function conditionOf(where: string | null): Fragment | null {
  return where === null ? null : { pieces: [`\n${where}\n`] };
}

/** True where a customer objects: any value but a no. Null where the table has no column of objections. */
function objectionOf(columns: readonly DatabaseColumn[], options: ResolvedReadOptions): Fragment | null {
  const given = new Map(Object.entries(options.roles).flatMap(([role, names]) => names.map((one) => [one, role])));
  const objections = columns.filter(
    (column) => given.get(column.name) === "objection" || (!given.has(column.name) && isObjectionName(column.name)),
  );
  if (objections.length === 0) return null;
  return joined(objections.map(objection), " OR ");
}

function objection(column: DatabaseColumn): Fragment {
  switch (column.use) {
    case "boolean":
      return sql`COALESCE(${name(column.name)}, FALSE)`;
    case "whole":
    case "decimal":
    case "float":
      return sql`COALESCE(${numberOf(column.name, { kind: "number", floating: column.use === "float" })} <> 0, FALSE)`;
    case "text": {
      const no = joined([...noWords, "[]"].map(text), ", ");
      return sql`COALESCE(LOWER(${textOf(column.name)}) NOT IN (${no}), FALSE)`;
    }
    default:
      return sql`(${name(column.name)} IS NOT NULL)`;
  }
}
