import type { Column, CustomerTable, IdColumn, Warning, Waterfall } from "@coterie/segment";
import { warnOfEqualRows } from "./equal-rows.js";
import type { PlannedColumn } from "./outputs.js";
import { tableHash } from "./table-hash.js";

/** What a table is made of, rows in canonical order. */
export interface TableParts {
  readonly plans: readonly PlannedColumn[];
  /** An array for each output of the plans. */
  readonly arrays: readonly (Float64Array | Int32Array)[];
  readonly ids: IdColumn | null;
  /** A column named like an identifier repeats: equal rows were counted by it. */
  readonly idRepeats: boolean;
  readonly sourceRows: Float64Array;
  readonly rows: Waterfall;
  /** ISO date. */
  readonly asOf: string | null;
  readonly warnings: readonly Warning[];
  /** What `tableHash` gives of the table, where it is known. */
  readonly hash?: string;
}

/** Put the table of customers together. */
export function makeTable(parts: TableParts): CustomerTable {
  const { ids, idRepeats, sourceRows, rows, asOf } = parts;
  const rowCount = rows.segmented;
  const columns = madeColumns(parts);
  const warnings = [...parts.warnings];
  if (ids === null && !idRepeats) warnOfEqualRows(columns, rowCount, warnings);
  return {
    rowCount,
    columns,
    ids,
    sourceRows,
    rows,
    asOf,
    rowOrder: "sorted",
    hash: parts.hash ?? tableHash(columns, ids, rowCount),
    warnings,
  };
}

/** The columns that plans make of their arrays, which may yet be empty. */
export function madeColumns({ plans, arrays }: Pick<TableParts, "plans" | "arrays">): readonly Column[] {
  let next = 0;
  return plans.flatMap(({ unread, output }): readonly Column[] => [
    ...(unread === null ? [] : [unread]),
    ...(output === null ? [] : output.columns(arrays[next++])),
  ]);
}
