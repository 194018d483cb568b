/** What a person decided of one column, over what the mode would do. */
export interface ColumnPreparation {
  /** Leave it out of clustering; it is described all the same. */
  readonly drop?: boolean | undefined;
  /** Values that mean "not known": numbers, levels of a category, or ISO dates of a date column. */
  readonly missing?: readonly (number | string)[] | undefined;
  /** Values beyond these count as these, original units; null is open. */
  readonly limits?: readonly [number | null, number | null] | undefined;
  /** Two dimensions instead of one: whether the customer has any, and how much. */
  readonly split?: boolean | undefined;
}

/** Decisions by name of column. */
export type ColumnPreparations = Readonly<Record<string, ColumnPreparation>>;

/** Columns that tell much the same and together count as `countAs` standardised columns. */
export interface BlockWeight {
  readonly columns: readonly string[];
  readonly countAs: number;
  /** How the block is called where it is shown (default: its columns). */
  readonly name?: string | undefined;
}
