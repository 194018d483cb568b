/**
 * What a column is for. `describe` columns are profiled, never clustered; `protected` ones are only audited; a customer whose
 * `objection` is set leaves before anything is computed; `consent` limits lists, not clustering.
 */
export type ColumnRole =
  | "id"
  | "feature"
  | "describe"
  | "protected"
  | "objection"
  | "consent"
  | "value"
  | "weight"
  | "ignore";

/** What every column has, whether or not its values were read. */
export interface ColumnBase {
  /** The user's own header, made unique where two columns shared one. */
  readonly name: string;
  readonly role: ColumnRole;
  /** Why it has that role, as a clause a clerk can read: "named like an identifier and unique". */
  readonly why: string;
  /** Age and the like: may be clustered, is audited, never appears in a name. */
  readonly sensitive: boolean;
}

/**
 * A column of numbers. `values` has one entry a row; a missing value is NaN, and no other value is NaN or infinite.
 * A date is read as tenure in days at the table's `asOf`; a yes/no column as a 0/1 flag.
 */
export interface NumericColumn extends ColumnBase {
  readonly kind: "numeric";
  readonly values: Float64Array;
  /** `flag` = only 0, 1 and missing; `count` = only whole numbers; `amount` = any; `days` = tenure of a date column. */
  readonly measure: "flag" | "count" | "amount" | "days";
  /** Currency sign or code, `%`, or null. */
  readonly unit: string | null;
  /** Name of the list column this flag was one item of, or null. */
  readonly listOf: string | null;
}

/** A column of categories: `codes[i]` indexes `levels`, −1 is missing. Levels are sorted by their UTF-8 bytes. */
export interface CategoricalColumn extends ColumnBase {
  readonly kind: "categorical";
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** A column known by name only: ignored, or the id itself. */
export interface UnreadColumn extends ColumnBase {
  readonly kind: "unread";
}

export type Column = NumericColumn | CategoricalColumn | UnreadColumn;

/** Customer ids as UTF-8 text, packed: id `i` is `bytes[offsets[i] .. offsets[i + 1])`. Rows are in ascending byte order of id. */
export interface IdColumn {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `rowCount + 1` entries. */
  readonly offsets: Float64Array;
}

/** Where the rows went, from the file to the segments. `read = filtered + objected + duplicate + unusable + segmented`. */
export interface Waterfall {
  /** Rows in the source. */
  readonly read: number;
  /** Left out by `--where`. */
  readonly filtered: number;
  /** Customers who object to profiling. */
  readonly objected: number;
  /** Exact copies of another row. */
  readonly duplicate: number;
  /** Rows without a single feature value. */
  readonly unusable: number;
  /** Rows that are segmented: the table's `rowCount`. */
  readonly segmented: number;
}

/** Something the reader should know: a stable code and one sentence. A code that ends in `-rows` names rows by their place in the source: shown, never kept in a model. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** Customers that rules take out of the clustering, into segments of their own. */
export interface Carved {
  readonly rules: readonly { readonly name: string; readonly condition: string }[];
  /** For each row the place of the rule that took it, or −1. */
  readonly codes: Int32Array;
}

/**
 * A customer table as columns, rows in canonical order: by id (UTF-8 bytes), or without an id by the row's canonical text.
 * The same customers in any file order give the same table, except `sourceRows`.
 */
export interface CustomerTable {
  readonly rowCount: number;
  /** Every column of the source in its order (a list column is followed by its item flags). */
  readonly columns: readonly Column[];
  /** Null when the source has no id; rows are then known by `sourceRows`. */
  readonly ids: IdColumn | null;
  /** For each row its 1-based data row in the source. */
  readonly sourceRows: Float64Array;
  readonly rows: Waterfall;
  /** ISO date at which tenures are counted: `--as-of`, else the latest date in the data, else null. */
  readonly asOf: string | null;
  /** `sorted`, or `as-read` for what is streamed past memory. */
  readonly rowOrder: "sorted" | "as-read";
  /** SHA-256 (hex) of the canonical table: names, kinds, ids and values in row order. */
  readonly hash: string;
  readonly warnings: readonly Warning[];
  /** Absent where no rule takes anyone out. */
  readonly carved?: Carved;
}
