import type { Warning } from "@coterie/segment";
import { identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { Staged, StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "../values/column-reading.js";
import { readColumns } from "../values/read-columns.js";
import { presentSql } from "../values/shapes.js";
import type { ResolvedFeatureOptions, TransactionPurpose } from "./feature-options.js";
import type { FoundColumn, FoundColumns } from "./find-columns.js";
import { readOptionsOf } from "./load-transactions.js";

/** A staged column with a purpose, and how its cells are read. */
export interface PurposeColumn {
  readonly purpose: TransactionPurpose;
  readonly found: FoundColumn;
  readonly staged: StagedColumn;
  /** `empty` where the cells were not looked at. */
  readonly reading: ColumnReading;
}

/** How the cells of dates and amounts are read, by their values; the other columns found are text and are not looked at. */
export async function readPurposes(
  scratch: Scratch,
  staged: Staged,
  found: FoundColumns,
  options: ResolvedFeatureOptions,
): Promise<{ readonly columns: readonly PurposeColumn[]; readonly warnings: readonly Warning[] }> {
  const valued = ["date", "amount"] as const;
  const narrow = only(
    staged,
    valued.map((purpose) => found[purpose].index),
  );
  const read = await readColumns(scratch, narrow, readOptionsOf(options, false)).catch((error: unknown) => {
    throw withOwnNextStep(error);
  });
  const columns = (Object.entries(found) as [TransactionPurpose, FoundColumn][]).map(
    ([purpose, column]): PurposeColumn => {
      const i = (valued as readonly string[]).indexOf(purpose);
      return i < 0
        ? { purpose, found: column, staged: staged.columns[column.index], reading: { kind: "empty" } }
        : { purpose, found: column, staged: read.staged.columns[i], reading: read.readings[i] };
    },
  );
  return { columns, warnings: read.warnings };
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

/** SQL of a column's text as it stands in the source, trimmed; whole numbers without an exponent. */
export function textSql({ staged }: PurposeColumn): string {
  const cell = identifier(staged.sql);
  return staged.stagedAs === "text"
    ? cell
    : `CASE WHEN ${cell} = floor(${cell}) AND abs(${cell}) < 1e15 THEN ${cell}::BIGINT::VARCHAR ELSE ${cell}::VARCHAR END`;
}

/** The same without the markers that stand for "no value". */
export function presentTextSql(column: PurposeColumn): string {
  return column.staged.stagedAs === "text"
    ? presentSql(column.staged.sql, { present: 0, shapes: [], others: 0, missing: null })
    : textSql(column);
}
