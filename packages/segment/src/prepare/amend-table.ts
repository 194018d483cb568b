import type { CategoricalColumn, Column, CustomerTable, NumericColumn } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import type { ColumnPreparation, ColumnPreparations } from "./column-preparation.js";

const DAY_MS = 86_400_000;

/**
 * The table as a person's decisions have it: values that mean "not known" are missing, so that no figure counts them, and columns left
 * out of clustering are described. Everything after reads this table. Amending twice is amending once.
 *
 * @param table Customers, as read.
 * @param columns Decisions by name of column.
 * @returns A table that shares what was not touched.
 * @throws {SegmentError} `bad-option`: a column that is not in the table, a decision its kind cannot take.
 */
export function amendTable(table: CustomerTable, columns: ColumnPreparations = {}): CustomerTable {
  const names = Object.keys(columns);
  if (names.length === 0) return table;
  const known = new Set(table.columns.map(({ name }) => name));
  const strangers = names.filter((name) => !known.has(name));
  if (strangers.length > 0) {
    throw refused(
      `columns must name columns of the table; got ${strangers.join(", ")}. Columns at hand: ${listed([...known])}.`,
    );
  }
  return {
    ...table,
    columns: table.columns.map((column) => {
      const decision = Object.hasOwn(columns, column.name) ? columns[column.name] : undefined;
      return decision === undefined ? column : amended(column, decision, table);
    }),
  };
}

/**
 * Values that mean "not known", as a numeric column holds them.
 *
 * @param column A date column holds days before `asOf`: its dates become such days.
 * @param values Numbers, or ISO dates.
 * @param asOf Of the table.
 * @throws {SegmentError} `bad-option`: text that is no date of a date column.
 */
export function numbersMissing(
  column: NumericColumn,
  values: readonly (number | string)[],
  asOf: string | null,
): readonly number[] {
  return values.map((value) => {
    if (typeof value === "number") return value;
    const day = Date.parse(`${value}T00:00:00Z`);
    if (column.measure === "days" && asOf !== null && !Number.isNaN(day)) {
      return (Date.parse(`${asOf}T00:00:00Z`) - day) / DAY_MS;
    }
    const kind = column.measure === "days" ? "dates like 1900-01-01" : "numbers";
    throw refused(
      `columns.${column.name}.missing must be ${kind}, as the column holds them; got ${JSON.stringify(value)}. Correct it, or leave it out.`,
    );
  });
}

function amended(column: Column, decision: ColumnPreparation, table: CustomerTable): Column {
  const { missing = [], limits, split, drop } = decision;
  if (column.kind !== "numeric" && (limits !== undefined || split)) {
    const what = limits === undefined ? "split" : "limits";
    throw refused(
      `columns.${column.name}.${what} needs a column of numbers; ${column.name} holds ${column.kind === "unread" ? "nothing that was read" : "categories"}. Remove it.`,
    );
  }
  const cleaned = missing.length === 0 ? column : withoutValues(column, missing, table.asOf);
  if (cleaned.kind === "numeric") checkNumeric(cleaned, decision);
  if (!drop || column.role !== "feature") return cleaned;
  return { ...cleaned, role: "describe", why: "left out of clustering by the settings" };
}

function checkNumeric(column: NumericColumn, { limits, split }: ColumnPreparation): void {
  const { name } = column;
  if (limits !== undefined) {
    const [low, high] = limits;
    if ((low === null && high === null) || (low !== null && high !== null && low >= high)) {
      throw refused(
        `columns.${name}.limits must be two numbers, the lower first, one of which may be null; got ${JSON.stringify(limits)}. Correct them.`,
      );
    }
  }
  if (!split) return;
  if (column.measure === "flag")
    throw refused(
      `columns.${name}.split needs amounts or counts; ${name} is a 0/1 flag, which says already whether. Remove it.`,
    );
  if (column.values.some((x) => x < 0)) {
    throw refused(
      `columns.${name}.split needs amounts of 0 or more; ${name} has negative ones. Remove it, or name them under missing if they mean "not known".`,
    );
  }
}

function withoutValues(column: Column, missing: readonly (number | string)[], asOf: string | null): Column {
  if (column.kind === "unread") {
    throw refused(`columns.${column.name}.missing needs a column that is read; ${column.name} is not. Remove it.`);
  }
  if (column.kind === "categorical") return withoutLevels(column, missing.map(String));
  const unknown = new Set(numbersMissing(column, missing, asOf));
  return { ...column, values: column.values.map((x) => (unknown.has(x) ? Number.NaN : x)) };
}

function withoutLevels(column: CategoricalColumn, missing: readonly string[]): CategoricalColumn {
  const gone = column.levels.map((level) => missing.includes(level));
  return { ...column, codes: column.codes.map((code) => (code >= 0 && gone[code] ? -1 : code)) };
}

function listed(names: readonly string[]): string {
  return names.slice(0, 40).join(", ") + (names.length > 40 ? ` and ${names.length - 40} more` : "");
}

function refused(message: string): SegmentError {
  return new SegmentError("bad-option", message);
}
