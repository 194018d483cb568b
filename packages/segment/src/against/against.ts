/** How much of one column each partition tells of customers it has not seen, 0 to 1; below 0 it tells less than the mean does. */
export interface Explained {
  readonly column: string;
  /** `value`: share of value. `outcome`: a described column. */
  readonly kind: "value" | "outcome";
  readonly ours: number;
  readonly theirs: number;
}

/** A level of the bank's own segments, and where its customers went. */
export interface ExistingSegment {
  readonly level: string;
  readonly size: number;
  /** Share of its customers in each of our segments, by id from 1; null where it stands for few customers. */
  readonly shares: readonly (number | null)[];
}

/** Our segments beside the bank's own, as many of them. */
export interface Against {
  readonly column: string;
  /** Segments on each side. */
  readonly k: number;
  readonly existing: readonly ExistingSegment[];
  /** Customers compared: those who have one of the bank's segments. */
  readonly customers: number;
  readonly adjustedRandIndex: number;
  /** "Gold splits into 1 (55%) and 3 (41%)", "segment 2 merges Silver and Bronze". */
  readonly changes: readonly string[];
  readonly explained: readonly Explained[];
  readonly keep: "ours" | "theirs";
  /** Why, with the numbers, in a sentence. */
  readonly sentence: string;
}
