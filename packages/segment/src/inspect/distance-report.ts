import { kmeans, type Matrix } from "@coterie/kmeans";
import { columnsOf } from "../columns.js";
import { drawRows } from "../compare/criteria/draw-rows.js";
import type { Column, CustomerTable } from "../customer-table.js";
import { prepare } from "../prepare/prepare.js";
import type { Recipe } from "../prepare/recipe.js";
import { SegmentError } from "../segment-error.js";
import { selectRows } from "../select-rows.js";
import { type Influence, influences } from "./influences.js";

/** A column's influence as a notebook would have had it, and as it is. Null where it takes no part. */
export interface ColumnInfluence {
  readonly column: string;
  readonly plain: Influence | null;
  readonly kept: Influence | null;
}

/** Who decides: each column under the plain preparation, protected columns with it, beside the preparation that is kept. */
export interface DistanceReport {
  readonly k: number;
  /** Customers the plain segments were drawn from. */
  readonly plainRows: number;
  /** By falling separation, under either preparation. */
  readonly columns: readonly ColumnInfluence[];
}

/** The partition that is kept. */
export interface KeptPartition {
  readonly matrix: Matrix;
  readonly labels: ArrayLike<number>;
  readonly k: number;
  readonly recipe: Recipe;
}

const ROWS = 4_000;
const RESTARTS = 5;

/**
 * What a notebook's preparation would have let decide, beside what decides here: every clustered and protected column standardised, flags
 * too, and as many segments drawn from that.
 *
 * @param table Customers.
 * @param kept The partition of these customers that is kept.
 * @param seed Of the plain segments.
 * @returns The influence of each column under both. Plain segments are drawn from at most 4,000 customers.
 */
export function distanceReport(table: CustomerTable, kept: KeptPartition, seed: number): DistanceReport {
  const { k } = kept;
  const ours = influences(kept.matrix, kept.labels, k, kept.recipe);
  const rows = drawRows(table.rowCount, ROWS, seed);
  const theirs = plainInfluences(selectRows(table, rows), k, seed);
  const names = [...new Set([...theirs.keys(), ...ours.keys()])];
  const columns = names.map(
    (column): ColumnInfluence => ({
      column,
      plain: theirs.get(column) ?? null,
      kept: ours.get(column) ?? null,
    }),
  );
  const most = ({ plain, kept: own }: ColumnInfluence): number =>
    Math.max(plain?.separation ?? 0, own?.separation ?? 0);
  return { k, plainRows: rows.length, columns: columns.toSorted((p, q) => most(q) - most(p)) };
}

/** What protected columns would decide under a notebook's preparation, at one K. */
export interface ProtectedInPlain {
  readonly k: number;
  readonly columns: readonly { readonly column: string; readonly separation: number; readonly explained: number }[];
}

/**
 * What each protected column would have to do with the segments, were it standardised and clustered like any other.
 *
 * @param table Customers, 4,000 at most.
 * @param ks Segments to draw.
 * @param seed Of the segments.
 * @returns By K; empty where nothing is protected.
 */
export function protectedInPlain(
  table: CustomerTable,
  ks: readonly number[],
  seed: number,
): readonly ProtectedInPlain[] {
  const names = columnsOf(table, "protected").map(({ name }) => name);
  if (names.length === 0) return [];
  return ks.flatMap((k) => {
    const theirs = plainInfluences(table, k, seed);
    const columns = names.flatMap((column) => {
      const own = theirs.get(column);
      return own === undefined ? [] : [{ column, separation: own.separation, explained: own.explained }];
    });
    return columns.length === 0 ? [] : [{ k, columns }];
  });
}

function plainInfluences(table: CustomerTable, k: number, seed: number): ReadonlyMap<string, Influence> {
  const clustered = (column: Column): Column =>
    column.role === "protected" ? { ...asNumber(column), role: "feature" } : column;
  try {
    const { matrix, recipe } = prepare({ ...table, columns: table.columns.map(clustered) }, { mode: "plain" });
    const { labels } = kmeans(matrix, {
      k,
      seed,
      restarts: RESTARTS,
    });
    return influences(matrix, labels, k, recipe);
  } catch (error) {
    // Too few different customers for K once sampled: there is nothing to set beside.
    if (error instanceof SegmentError || (error instanceof Error && error.name === "KMeansError")) return new Map();
    throw error;
  }
}

/** Two levels are coded 0 and 1 in a notebook, like any flag. */
function asNumber(column: Column): Column {
  if (column.kind !== "categorical" || column.levels.length !== 2) return column;
  const { name, role, why, sensitive, codes } = column;
  const values = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code));
  return { kind: "numeric", name, role, why, sensitive, values, measure: "flag", unit: null, listOf: null };
}
