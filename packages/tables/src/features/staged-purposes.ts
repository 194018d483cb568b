import type { Warning } from "@coterie/segment";
import { identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { Staged, StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "../values/column-reading.js";
import { readColumns } from "../values/read-columns.js";
import type { ResolvedFeatureOptions, TransactionPurpose } from "./feature-options.js";
import type { FoundColumn, FoundColumns } from "./find-columns.js";
import { readOptionsOf } from "./load-transactions.js";

/** A staged column with a purpose, and how its cells are read. */
export interface PurposeColumn {
  readonly purpose: TransactionPurpose;
  readonly found: FoundColumn;
  readonly staged: StagedColumn;
  readonly reading: ColumnReading;
}

const readAsValues: ReadonlySet<TransactionPurpose> = new Set<TransactionPurpose>(["date", "amount"]);

/** Decide how the cells of the found columns are read; the others are not looked at. Dates and amounts by their values, the rest as text. */
export async function readPurposes(
  scratch: Scratch,
  staged: Staged,
  found: FoundColumns,
  options: ResolvedFeatureOptions,
): Promise<{ readonly columns: readonly PurposeColumn[]; readonly warnings: readonly Warning[] }> {
  const present = Object.entries(found) as readonly [TransactionPurpose, FoundColumn][];
  const reading = readOptionsOf(options, false);
  const unread = present.flatMap(([purpose, { name }]) => (readAsValues.has(purpose) ? [] : [name]));
  const read = await readColumns(
    scratch,
    only(
      staged,
      present.map(([, { index }]) => index),
    ),
    { ...reading, roles: { ...reading.roles, ignore: unread } },
  ).catch((error: unknown) => {
    throw withOwnNextStep(error);
  });
  return {
    columns: present.map(([purpose, column], i) => ({
      purpose,
      found: column,
      staged: read.staged.columns[i],
      reading: read.readings[i],
    })),
    warnings: read.warnings,
  };
}

/** Columns of transactions cannot be ignored or split. */
function withOwnNextStep(error: unknown): unknown {
  if (!(error instanceof TablesError) || error.code !== "mixed-currencies") return error;
  const message = error.message.replace(", split it into columns, or --ignore it", " or split the file by currency");
  return new TablesError(error.code, message, { cause: error });
}

function only(staged: Staged, indexes: readonly number[]): Staged {
  return {
    ...staged,
    columns: indexes.map((index) => staged.columns[index]),
    restage: async (asText) => only(await staged.restage(new Set([...asText].map((i) => indexes[i]))), indexes),
  };
}

/** SQL of a column's text: whole numbers without an exponent, markers of missing values as NULL. */
export function textSql({ staged, reading }: PurposeColumn): string {
  const cell = identifier(staged.sql);
  if (staged.stagedAs === "number") {
    return `CASE WHEN ${cell} = floor(${cell}) AND abs(${cell}) < 1e15 THEN ${cell}::BIGINT::VARCHAR ELSE ${cell}::VARCHAR END`;
  }
  return reading.kind === "text" || reading.kind === "list" ? reading.sql : cell;
}

/** SQL of a column's text with nothing taken for missing: `-` may mean that money left. */
export function rawTextSql(column: PurposeColumn): string {
  return column.staged.stagedAs === "number" ? textSql(column) : identifier(column.staged.sql);
}
