import type { Column, ColumnBase, NumericColumn } from "@coterie/segment";
import { literalList } from "../duck/quote.js";
import type { AssignedRole, KnownColumn } from "../roles/assign-roles.js";
import { isFlag } from "../roles/described.js";
import { TablesError } from "../tables-error.js";
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
}

/** A column of the source: by name only, or with an output to fetch. */
export interface PlannedColumn {
  readonly unread: Column | null;
  readonly output: Output | null;
}

/** Decide what is fetched for a column. @throws {TablesError} `bad-option` where the role asked for cannot hold the values. */
export function planColumn(known: KnownColumn, role: AssignedRole, asOfDay: number | null): PlannedColumn {
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
      if (facts.levels === null) throw tooManyLevels(known, role);
      return { unread, output: listOutput(reading.sql, facts.levels, base) };
    case "text":
      if (facts.levels === null) {
        if (role.role === "feature" || role.role === "protected") throw tooManyLevels(known, role);
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

function tooManyLevels({ column }: KnownColumn, { role }: AssignedRole): TablesError {
  return new TablesError(
    "bad-option",
    `A ${role} column of text must have at most 50 levels; ${column.name} has more. Group its levels in the source, or --ignore it.`,
  );
}

function numberOutput(sql: string, base: ColumnBase & Pick<NumericColumn, "measure" | "unit">): Output {
  return {
    sql: `coalesce((${sql})::DOUBLE, 'nan'::DOUBLE)`,
    orderSql: sql,
    storage: "double",
    columns: (values) => [{ ...base, kind: "numeric", values: values as Float64Array, listOf: null }],
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
  };
}

/** A list column is known by name, its items follow as flags; a missing list is a missing value in each. */
function listOutput(sql: string, cells: readonly string[], base: ColumnBase): Output {
  const lists = cells.map(parseList);
  const items = [...new Set(lists.flat())].sort(byBytes);
  return {
    sql: codeSql(sql, cells),
    orderSql: sql,
    storage: "code",
    columns: (codes) =>
      items.map((item): Column => {
        const flags = lists.map((list) => (list.includes(item) ? 1 : 0));
        const values = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : flags[code]));
        return {
          ...base,
          name: `${base.name}: ${item}`,
          kind: "numeric",
          values,
          measure: "flag",
          unit: null,
          listOf: base.name,
        };
      }),
  };
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
