import type { BlockWeight, ColumnPreparation } from "../prepare/column-preparation.js";
import type { PrepareMode } from "../prepare/recipe.js";

/** What an advice is about. */
export type AdviceKind =
  | "sentinel"
  | "constant"
  | "id-like"
  | "duplicate"
  | "function"
  | "outcome"
  | "unscaled"
  | "outliers"
  | "zero-inflation"
  | "block"
  | "unrelated"
  | "carve"
  | "short-list";

/** The part of a configuration that accepts an advice. */
export interface Accept {
  readonly prepare?: PrepareMode;
  readonly columns?: Readonly<Record<string, ColumnPreparation>>;
  readonly weights?: readonly BlockWeight[];
  readonly carve?: Readonly<Record<string, string>>;
}

/** What was found on the sample under one preparation. */
export interface Trial {
  readonly verdict: "natural" | "sliced" | "none";
  readonly k: number;
  /** The shallowest border between neighbours at that K: 1 = no gap, 0 = empty space. */
  readonly valley: number;
  /** The least stable segment's median Jaccard similarity at that K. */
  readonly stability: number;
  /** Mean Euclidean silhouette at that K, in the space of that preparation. */
  readonly silhouette: number | null;
  /** Columns clustered. */
  readonly columns: number;
}

/** What accepting an advice would change. */
export interface Effect {
  readonly with: Trial;
  /** Adjusted Rand index of the segments with and without it, at the K found without: 1 = the same segments. */
  readonly agreement: number;
}

/** One thing to do about the data, with its number, its effect and the line that accepts it. */
export interface Advice {
  readonly kind: AdviceKind;
  readonly columns: readonly string[];
  /** What to do, as a clause: "count −1 in pdays as missing". */
  readonly what: string;
  /** Why, with the number, as a clause. */
  readonly why: string;
  readonly accept: Accept;
  /** Null where nothing that is clustered changes, or trials were not asked for. */
  readonly effect: Effect | null;
  /** Whether it is proposed: a mistake in the data always, a choice where it makes the verdict better. */
  readonly proposed: boolean;
}
