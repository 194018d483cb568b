import type { Column, ColumnBase, NumericColumn } from "@coterie/segment";
import { literalList } from "../duck/quote.js";
import type { AssignableRole } from "../read-options.js";
import type { AssignedRole } from "../roles/assign-roles.js";
import { isFlag } from "../roles/described.js";
import type { KnownColumn } from "../roles/infer-role.js";
import { TablesError } from "../tables-error.js";
import { levelLimit } from "../values/facts.js";
import { parseList } from "../values/list-cell.js";

/** What one query column feeds: numbers or codes in canonical row order. */
export interface Output {
  /** DOUBLE or INTEGER, never NULL: missing is NaN or −1. */
  readonly sql: string;
  /** The same as a sort key: NULL where missing. */
  readonly orderSql: string;
  readonly storage: "double" | "code";
  /** Make the table's columns of the filled array. */
  readonly columns: (values: Float64Array | Int32Array) => readonly Column[];
  /** Columns among them that are clustered. */
  readonly featureCount: number;
}

/** A column of the source: by name only, or with an output to fetch. */
export interface PlannedColumn {
  readonly unread: Column | null;
  readonly output: Output | null;
}

/**
 * Decide what is fetched for a column.
 *
 * @param named Roles the user gave, the item flags of list columns among them.
 * @param protectedNames What the user named protected, as a feature too or not.
 * @param asOfDay Days since 1970-01-01, or null where no date tells it: protected dates then stay unread.
 * @throws {TablesError} `bad-option` where the role asked for cannot hold the values.
 */
export function planColumn(
  known: KnownColumn,
  role: AssignedRole,
  asOfDay: number | null,
  named: ReadonlyMap<string, AssignableRole>,
  protectedNames: ReadonlySet<string>,
): PlannedColumn {
  const base: ColumnBase = { name: known.column.name, role: role.role, why: role.why, sensitive: role.sensitive };
  const unread: Column = { ...base, kind: "unread" };
  if (role.role === "id" || role.role === "ignore" || role.role === "objection") return { unread, output: null };
  const { reading, facts } = known;
  if (role.role === "weight" || role.role === "value") assertNumber(known, role);
  switch (reading.kind) {
    case "empty":
      return { unread: null, output: numberOutput("NULL::DOUBLE", { ...base, measure: "amount", unit: null }) };
    case "flag":
      return { unread: null, output: numberOutput(reading.sql, { ...base, measure: "flag", unit: null }) };
    case "date":
      if (asOfDay === null && facts.max !== null) {
        if (role.role === "feature") throw noAsOf(known);
        return { unread, output: null };
      }
      return { unread: null, output: daysOutput(reading.sql, base, asOfDay ?? 0) };
    case "number": {
      if (role.asCategory) {
        const text = `${reading.sql}::BIGINT::VARCHAR`;
        return { unread: null, output: categoryOutput(text, facts.levels ?? [], base) };
      }
      const measure = isFlag(reading, facts) ? "flag" : facts.whole ? "count" : "amount";
      return { unread: null, output: numberOutput(reading.sql, { ...base, measure, unit: reading.unit }) };
    }
    case "list":
      if (facts.levels === null) throw tooManyLevels(known);
      return { unread, output: listOutput(reading.sql, facts.levels, base, named, protectedNames) };
    case "text":
      if (facts.levels === null) {
        if (role.role === "feature") throw tooManyLevels(known);
        return { unread, output: null };
      }
      return { unread: null, output: categoryOutput(reading.sql, facts.levels, base) };
  }
}

function assertNumber({ column, reading }: KnownColumn, { role }: AssignedRole): void {
  if (reading.kind === "number" || reading.kind === "flag") return;
  throw new TablesError(
    "bad-option",
    `The ${role} must be a column of numbers; ${column.name} holds ${reading.kind === "empty" ? "no values" : `${reading.kind}s`}. Name another column.`,
  );
}

function tooManyLevels({ column }: KnownColumn): TablesError {
  return new TablesError(
    "bad-option",
    `A feature of text must have at most ${levelLimit} levels; ${column.name} has more. Group its levels in the source, or leave it out of --features.`,
  );
}

function noAsOf({ column }: KnownColumn): TablesError {
  return new TablesError(
    "bad-option",
    `A feature of dates must be counted from a day; ${column.name} holds protected dates and no other column tells the day of the data. Say it with --as-of.`,
  );
}

function numberOutput(sql: string, base: ColumnBase & Pick<NumericColumn, "measure" | "unit">): Output {
  return {
    sql: `coalesce((${sql})::DOUBLE, 'nan'::DOUBLE)`,
    orderSql: sql,
    storage: "double",
    columns: (values) => [{ ...base, kind: "numeric", values: values as Float64Array, listOf: null }],
    featureCount: base.role === "feature" ? 1 : 0,
  };
}

function daysOutput(date: string, base: ColumnBase, asOfDay: number): Output {
  const days = `(${asOfDay} - date_diff('day', DATE '1970-01-01', ${date}))::DOUBLE`;
  return numberOutput(days, { ...base, measure: "days", unit: null });
}

function codeSql(text: string, levels: readonly string[]): string {
  if (levels.length === 0) return "-1";
  return `coalesce(enum_code(try_cast(${text} AS ENUM(${literalList(levels)})))::INTEGER, -1)`;
}

function categoryOutput(sql: string, levels: readonly string[], base: ColumnBase): Output {
  return {
    sql: codeSql(sql, levels),
    orderSql: sql,
    storage: "code",
    columns: (codes) => [{ ...base, kind: "categorical", codes: codes as Int32Array, levels }],
    featureCount: base.role === "feature" ? 1 : 0,
  };
}

/**
 * A list column is known by name, its items follow as flags; a missing list is a missing value in each. An item the user named
 * has its flag even where no customer has it.
 */
function listOutput(
  sql: string,
  cells: readonly string[],
  base: ColumnBase,
  named: ReadonlyMap<string, AssignableRole>,
  protectedItems: ReadonlySet<string>,
): Output {
  const lists = cells.map(parseList);
  const prefix = `${base.name}: `;
  const asked = [...named.keys()].flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  const items = [...new Set([...lists.flat(), ...asked])].sort(byBytes).map((item): ListItem => {
    const role = named.get(prefix + item);
    if (role === undefined) return { ...base, item, name: prefix + item };
    const sensitive = base.sensitive || base.role === "protected" || protectedItems.has(prefix + item);
    return { ...base, role, why: `named by the user as ${role}`, sensitive, item, name: prefix + item };
  });
  return {
    sql: codeSql(sql, cells),
    orderSql: sql,
    storage: "code",
    columns: (codes) =>
      items.map(({ item, ...own }): Column => {
        const flags = lists.map((list) => (list.includes(item) ? 1 : 0));
        const values = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : flags[code]));
        return { ...own, kind: "numeric", values, measure: "flag", unit: null, listOf: base.name };
      }),
    featureCount: items.filter(({ role }) => role === "feature").length,
  };
}

interface ListItem extends ColumnBase {
  readonly item: string;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
