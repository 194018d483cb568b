import { identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import { type ColumnReading, conditionSql } from "../values/column-reading.js";
import { conditionFunctions, sessionNames } from "./condition-functions.js";

interface AstNode {
  readonly class?: string;
  readonly function_name?: string;
  readonly [field: string]: unknown;
}

/** A condition a user wrote, and how messages call it: `--where`, `carve.Private`. */
export interface NamedCondition {
  readonly subject: string;
  readonly condition: string;
}

/**
 * Check that a user's text is one condition and nothing else: an expression over a row without subqueries (they could read files)
 * and with functions of `conditionFunctions` only.
 *
 * @throws {TablesError} `bad-condition`.
 */
export async function checkCondition(
  scratch: Scratch,
  { subject, condition }: NamedCondition,
  columns: readonly StagedColumn[],
): Promise<void> {
  const refuse = (why: string): never => {
    throw new TablesError(
      "bad-condition",
      `${subject} must be one SQL condition over the columns; ${why} in ${JSON.stringify(condition)}. Columns at hand: ${columnList(columns)}.`,
    );
  };
  const quoted = `SELECT 1 WHERE (\n${condition}\n)`.replaceAll("'", "''");
  const [[text]] = await scratch.rows(`SELECT json_serialize_sql('${quoted}')::VARCHAR`);
  const parsed = JSON.parse(text as string) as {
    error: boolean;
    error_message?: string;
    statements?: { node: AstNode }[];
  };
  if (parsed.error) refuse(`it cannot be read (${firstLine(parsed.error_message ?? "syntax error")})`);
  const statements = parsed.statements ?? [];
  const node = statements[0]?.node;
  if (statements.length !== 1 || node?.type !== "SELECT_NODE" || (node.modifiers as unknown[]).length > 0) {
    refuse("there is more than a condition");
  }
  const where = node.where_clause as AstNode;
  const known = new Set(columns.map(({ name }) => name.toLowerCase()));
  visit(where, (inner) => {
    if (inner.class === "SUBQUERY") refuse("there is a query");
    if (inner.class === "WINDOW") refuse("there is a window function");
    const names = inner.class === "COLUMN_REF" ? (inner.column_names as readonly string[]) : [];
    const bare = names.length === 1 && !known.has(names[0].toLowerCase()) ? names[0].toLowerCase() : "";
    const called = inner.class === "FUNCTION" ? (inner.function_name ?? "").toLowerCase() : bare;
    const isAllowed = inner.class === "FUNCTION" ? conditionFunctions.has(called) : !sessionNames.has(called);
    if (!isAllowed) refuse(`there is ${called}, which a condition cannot use`);
  });
  for (const field of ["group_expressions", "group_sets"]) {
    if ((node[field] as unknown[]).length > 0) refuse("there is more than a condition");
  }
  for (const field of ["having", "qualify", "sample"])
    if (node[field] !== null) refuse("there is more than a condition");
}

function visit(node: unknown, meet: (node: AstNode) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, meet);
  else if (node !== null && typeof node === "object") {
    meet(node as AstNode);
    for (const value of Object.values(node)) visit(value, meet);
  }
}

/**
 * SQL of the staging table with the columns by their own names beside, so that conditions can speak of them: only the rows that pass
 * `where`, each with the place of the first of `carve` that holds for it in `coterie_carve`, or −1.
 */
export function conditionedSql(
  where: string | null,
  carve: readonly string[],
  columns: readonly StagedColumn[],
  readings: readonly ColumnReading[],
): string {
  const taken = new Set<string>();
  const named = columns.flatMap((column, i) => {
    const folded = column.name.toLowerCase();
    if (taken.has(folded)) return [];
    taken.add(folded);
    return [`${conditionSql(readings[i])} AS ${identifier(column.name)}`];
  });
  const own = columns.map(({ sql }) => identifier(sql)).join(", ");
  const cases = carve.map((condition, at) => `WHEN (\n${condition}\n) THEN ${at}`).join(" ");
  const carved = carve.length === 0 ? "" : `, (CASE ${cases} ELSE -1 END)::INTEGER AS coterie_carve`;
  const passing = where === null ? "" : ` WHERE (\n${where}\n)`;
  return `SELECT ${own}, coterie_row${carved} FROM (SELECT rowid + 1 AS coterie_row, ${own}, ${named.join(", ")} FROM staged)${passing}`;
}

/** The refusal of a condition that DuckDB could not evaluate. */
export function conditionError(
  { subject, condition }: NamedCondition,
  columns: readonly StagedColumn[],
  cause: unknown,
): TablesError {
  // Messages of other kinds may quote a customer's value.
  const message = cause instanceof Error ? firstLine(cause.message) : "";
  const said = /^(Binder|Parser|Catalog) Error/.test(message) ? message : "a value could not be compared";
  return new TablesError(
    "bad-condition",
    `${subject} must be a condition over the columns; ${JSON.stringify(condition)} is not (${said}). Columns at hand: ${columnList(columns)}. Names with spaces or signs go in double quotes.`,
    { cause },
  );
}

function firstLine(text: string): string {
  return text.split("\n")[0].replaceAll(/\s+/g, " ").trim();
}

const columnsShown = 40;

function columnList(columns: readonly StagedColumn[]): string {
  const names = columns
    .slice(0, columnsShown)
    .map(({ name }) => (/^[A-Za-z_]\w*$/.test(name) ? name : identifier(name)));
  return names.join(", ") + (columns.length > columnsShown ? ` and ${columns.length - columnsShown} more` : "");
}
