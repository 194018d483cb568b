import { createHash } from "node:crypto";
import type { CategoricalColumn, Column, CustomerTable, NumericColumn } from "../../src/index.js";

/** A numeric column for a test; `null` is missing. The measure is told from the values unless given. */
export function numeric(
  name: string,
  values: readonly (number | null)[],
  more: Partial<Omit<NumericColumn, "kind" | "name" | "values">> = {},
): NumericColumn {
  const known = values.filter((value) => value !== null);
  const measure = known.every((x) => x === 0 || x === 1) ? "flag" : known.every(Number.isInteger) ? "count" : "amount";
  return {
    kind: "numeric",
    name,
    role: "feature",
    why: "test",
    sensitive: false,
    measure,
    unit: null,
    listOf: null,
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
    ...more,
  };
}

/** A category for a test; `null` is missing. */
export function category(
  name: string,
  values: readonly (string | null)[],
  more: Partial<Omit<CategoricalColumn, "kind" | "name" | "codes">> = {},
): CategoricalColumn {
  const levels = more.levels ?? [...new Set(values.filter((value) => value !== null))].sort();
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : levels.indexOf(value)));
  return { kind: "categorical", name, role: "feature", why: "test", sensitive: false, levels, codes, ...more };
}

/** A table of these columns, its rows in the order given. */
export function customers(...columns: readonly Column[]): CustomerTable {
  const first = columns.find((column) => column.kind !== "unread");
  const rowCount = first === undefined ? 0 : first.kind === "numeric" ? first.values.length : first.codes.length;
  return {
    rowCount,
    columns,
    ids: null,
    sourceRows: Float64Array.from({ length: rowCount }, (_, row) => row + 1),
    rows: { read: rowCount, filtered: 0, objected: 0, duplicate: 0, unusable: 0, segmented: rowCount },
    asOf: null,
    rowOrder: "sorted",
    hash: createHash("sha256")
      .update(JSON.stringify(columns.map(({ name }) => name)))
      .digest("hex"),
    warnings: [],
  };
}
