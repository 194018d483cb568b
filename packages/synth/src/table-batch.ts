/** A column's name and how to write it: `id` is never escaped or rounded, `integer` has no decimals. */
export interface TableColumn {
  readonly name: string;
  readonly kind: "id" | "text" | "number" | "integer";
}

/** The next rows of a table, one array per column. In a Float64Array NaN is a missing value. */
export interface TableBatch {
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  readonly values: readonly (readonly (string | number | null)[] | Float64Array)[];
}
