import type { Warning } from "@coterie/segment";
import { identifier, literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { nameWords } from "../roles/name-words.js";
import type { Staged, StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "./column-reading.js";
import { unitInName } from "./currency.js";
import { flagPair } from "./flag-words.js";
import { looksLikeList } from "./list-cell.js";
import { countNotFinite, notFiniteWarning } from "./not-finite.js";
import { type NumberFormat, type NumberVerdict, numberFormat, numberSql } from "./number-format.js";
import { readDates } from "./read-dates.js";
import { readFlags } from "./read-flags.js";
import { type ColumnShapes, presentSql, shapesOf } from "./shapes.js";

/** How every column is read, and what was noticed on the way. */
export interface ReadColumns {
  readonly staged: Staged;
  readonly readings: readonly ColumnReading[];
  /** Shapes of the columns staged as text, null for plain numbers. */
  readonly shapes: readonly (ColumnShapes | null)[];
  readonly warnings: readonly Warning[];
}

const namedShare = 0.9;
const rowsListed = 5;

/**
 * Decide for every column what its cells are: numbers (and how written), yes/no, dates, lists or text. Looks at all rows, so that
 * their order cannot matter.
 *
 * @throws {TablesError} `ambiguous-number`, `mixed-currencies`: with the column's name.
 */
export async function readColumns(
  scratch: Scratch,
  loaded: Staged,
  options: ResolvedReadOptions,
): Promise<ReadColumns> {
  let staged = loaded;
  let shapes = await allShapes(scratch, staged);
  const commaDecides = () =>
    shapes.some((column) => {
      if (column === null || options.decimal !== null) return false;
      const verdict = numberFormat(column, null, false);
      return verdict.kind === "number" && verdict.decided && verdict.format.decimal === ",";
    });
  const fileWritesCommas = commaDecides();
  if (fileWritesCommas) {
    const dotted = await columnsWithFractions(scratch, staged);
    if (dotted.size > 0) {
      staged = await staged.restage(dotted);
      shapes = await allShapes(scratch, staged);
    }
  }
  const ignored = new Set(options.roles.ignore);
  const texts = new Set([...options.roles.id, ...options.categories]);
  const asLists = new Set(options.lists);
  const asFlags = new Set(options.flags);
  const readings: ColumnReading[] = [];
  const warnings: Warning[] = [...staged.warnings];
  for (const [i, column] of staged.columns.entries()) {
    scratch.throwIfAborted();
    const isText = ignored.has(column.name) || texts.has(column.name);
    if (asFlags.has(column.name) && !isText) {
      readings.push(await readFlags(scratch, column, shapes[i], warnings));
      continue;
    }
    const isList = asLists.has(column.name);
    const context: TextContext = { decimal: options.decimal, fileWritesCommas, isText, isList };
    const own = shapes[i];
    const reading =
      own === null
        ? await readNumberColumn(scratch, column, warnings)
        : await readTextColumn(scratch, column, own, context, warnings);
    readings.push(reading);
    if (own === null || reading.kind === "text" || reading.kind === "list") continue;
    const notFinite = notFiniteWarning(column.name, await countNotFinite(scratch, column, own));
    if (notFinite !== null && !warnings.some(({ message }) => message === notFinite.message)) warnings.push(notFinite);
  }
  return { staged, readings, shapes, warnings };
}

async function allShapes(scratch: Scratch, staged: Staged): Promise<(ColumnShapes | null)[]> {
  const shapes: (ColumnShapes | null)[] = [];
  for (const column of staged.columns) {
    shapes.push(column.stagedAs === "number" ? null : await shapesOf(scratch, staged.table, column.sql));
  }
  return shapes;
}

async function columnsWithFractions(scratch: Scratch, staged: Staged): Promise<Set<number>> {
  const checks = staged.columns.map(({ sql, stagedAs }) =>
    stagedAs === "number" ? `count(*) FILTER (${identifier(sql)} <> floor(${identifier(sql)}))` : "0",
  );
  const [counts] = await scratch.rows(`SELECT ${checks.join(", ")} FROM ${staged.table}`);
  return new Set(counts.flatMap((count, i) => (count === 0 ? [] : [i])));
}

const dateWords = new Set([
  "date",
  "datum",
  "fecha",
  "data",
  "dob",
  "birthday",
  "geburtsdatum",
  "opened",
  "since",
  "joined",
]);

/** Whether plain numbers under this name may be dates written `20200304`. */
export function isNamedLikeDate(name: string): boolean {
  return nameWords(name).some((word) => dateWords.has(word));
}

/** Plain numbers: dates written `20200304` where the name says so, else numbers. */
async function readNumberColumn(scratch: Scratch, column: StagedColumn, warnings: Warning[]): Promise<ColumnReading> {
  const cell = identifier(column.sql);
  if (isNamedLikeDate(column.name)) {
    const text = `CASE WHEN ${cell} BETWEEN 10000101 AND 99991231 AND ${cell} = floor(${cell}) THEN ${cell}::BIGINT::VARCHAR END`;
    const [[present, dates]] = (await scratch.rows(
      `SELECT count(${cell}), count(try_strptime(${text}, '%Y%m%d')) FROM staged`,
    )) as number[][];
    if (present > 0 && dates >= namedShare * present) {
      return readDates(scratch, column.name, text, { styles: new Set(["compact"]), share: dates / present }, warnings);
    }
  }
  return { kind: "number", sql: cell, unit: unitInName(column.name) };
}

interface TextContext {
  readonly decimal: "." | "," | null;
  readonly fileWritesCommas: boolean;
  /** The user named it as id, category or to be ignored: its values are text. */
  readonly isText: boolean;
  /** The model took it for lists. */
  readonly isList: boolean;
}

async function readTextColumn(
  scratch: Scratch,
  column: StagedColumn,
  shapes: ColumnShapes,
  context: TextContext,
  warnings: Warning[],
): Promise<ColumnReading> {
  const sql = presentSql(column.sql, shapes);
  if (context.isList && !context.isText) return { kind: "list", sql, note: null };
  if (shapes.present === 0) return { kind: "empty" };
  const text = (note: string | null): ColumnReading => ({ kind: "text", sql, note });
  if (context.isText) return text(null);

  const lists = shapes.shapes.reduce((sum, shape) => sum + (looksLikeList(shape.text) ? shape.count : 0), 0);
  if (lists >= namedShare * shapes.present) return { kind: "list", sql, note: null };

  const dates = await readDates(scratch, column.name, sql, shapes, warnings);
  if (dates.kind !== "text" || dates.note !== null) return dates;

  const verdict = numberFormat(shapes, context.decimal, context.fileWritesCommas);
  if (verdict.kind !== "text" && verdict.kind !== "code")
    return numbersOrRefuse(scratch, column, verdict, sql, warnings);
  if (verdict.kind === "code") return text(verdict.why);
  if (verdict.abbreviated !== null) {
    warnings.push({
      code: "abbreviated-numbers",
      message: `${column.name} holds numbers with a letter for thousands or millions (such as 9k) and is read as text. Write the numbers out to use them.`,
    });
    return text("numbers abbreviated with a letter");
  }

  // A yes or no has no digit, so that its shape is the word itself.
  const pair = shapes.others === 0 ? flagPair(shapes.shapes.map((shape) => shape.text)) : null;
  if (pair === null) return text(null);
  const flag = `CASE lower(${sql}) WHEN ${literal(pair.yes)} THEN 1.0::DOUBLE WHEN ${literal(pair.no)} THEN 0.0::DOUBLE END`;
  return { kind: "flag", sql: flag, textSql: sql, ...pair };
}

async function numbersOrRefuse(
  scratch: Scratch,
  column: StagedColumn,
  verdict: Exclude<NumberVerdict, { kind: "text" | "code" }>,
  sql: string,
  warnings: Warning[],
): Promise<ColumnReading> {
  if (verdict.kind === "ambiguous") {
    throw new TablesError(
      "ambiguous-number",
      `Numbers in ${column.name} must show which sign is the decimal one; numbers like ${numberLike(verdict.example)} could be either and nothing in the column decides. Say --decimal . or --decimal , (or --ignore the column).`,
    );
  }
  if (verdict.kind === "currencies") {
    throw new TablesError(
      "mixed-currencies",
      `${column.name} must be in one unit; it holds ${verdict.units.join(" and ")}. Convert it to one currency, split it into columns, or --ignore it.`,
    );
  }
  const { format } = verdict;
  const value = numberSql(sql, format);
  if (format.bad > 0) await warnOfBadCells(scratch, column, sql, value, format, warnings);
  if (format.mixedPercent) {
    warnings.push({
      code: "mixed-percent",
      message: `${column.name} has a per cent sign on some numbers only; every number is read as per cent (12% as 12). Check that the others mean the same.`,
    });
  }
  return { kind: "number", sql: value, unit: format.unit ?? unitInName(column.name) };
}

/** A number of the shape's form that nobody takes for a value of the column: `9,999` is `1,234`. */
function numberLike(shape: string): string {
  let digit = 0;
  return shape.replaceAll(/\d/g, () => String(++digit % 10));
}

async function warnOfBadCells(
  scratch: Scratch,
  column: StagedColumn,
  sql: string,
  value: string,
  format: NumberFormat,
  warnings: Warning[],
): Promise<void> {
  const rows = await scratch.rows(
    `SELECT rowid + 1 FROM staged WHERE ${sql} IS NOT NULL AND ${value} IS NULL ORDER BY rowid LIMIT ${rowsListed}`,
  );
  warnings.push({
    code: "bad-numbers",
    message: `${column.name} is read as a number; ${format.bad} of its values ${format.bad === 1 ? "is none and counts" : "are none and count"} as missing. Correct them in the source if they matter.`,
  });
  warnings.push({
    code: "bad-numbers-rows",
    message: `${column.name}: no number in data ${rows.length === 1 ? "row" : "rows"} ${rows.map(([row]) => row).join(", ")}${format.bad > rows.length ? " and others" : ""}.`,
  });
}
