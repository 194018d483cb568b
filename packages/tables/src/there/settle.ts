import { type ClusterFigures, lloydPass, type Source, type Term } from "@coterie/sql";
import type { Database } from "../places/database.js";
import { TablesError } from "../tables-error.js";

/** How passes are made. */
export interface SettleOptions {
  /** Stop when no coordinate of a centroid moves by more than this, in model space (default 1e-6). */
  readonly tolerance?: number;
  /** Most passes (default 100). */
  readonly maxPasses?: number;
  readonly onPass?: (pass: { readonly pass: number; readonly moved: number; readonly maxPasses: number }) => void;
}

/** Where the passes ended. */
export interface Settled {
  /** `k × dimensions`: the means of the clusters about the centroids before; for an empty cluster the centroid it had. */
  readonly centroids: readonly (readonly number[])[];
  readonly passes: number;
  /** The largest move of a coordinate in the last pass. */
  readonly moved: number;
  readonly converged: boolean;
}

/**
 * Lloyd's algorithm in a database, from given centroids: a pass is one scan there, and k rows of counts and sums come here.
 *
 * @param terms The preparation, a term a dimension.
 * @param centroids `k × dimensions`, model space.
 * @returns Centroids that moved no more than the tolerance; not strictly converged, as a fit here is.
 * @throws {TablesError} `lost-connection`, and what the engine refuses.
 */
export async function settle(
  database: Database,
  source: Source,
  terms: readonly Term[],
  centroids: readonly (readonly number[])[],
  options: SettleOptions = {},
): Promise<Settled> {
  const { tolerance = 1e-6, maxPasses = 100, onPass = () => {} } = options;
  let current = centroids;
  let moved = Number.POSITIVE_INFINITY;
  let passes = 0;
  while (passes < maxPasses && moved > tolerance) {
    const sums = await pass(database, source, terms, current);
    const next = current.map((centroid, c) =>
      sums[c].count === 0 ? centroid : sums[c].sums.map((x) => x / sums[c].count),
    );
    moved = largestMove(current, next);
    current = next;
    passes++;
    onPass({ pass: passes, moved, maxPasses });
  }
  return { centroids: current, passes, moved, converged: moved <= tolerance };
}

/** The clusters about given centroids: how many customers, and the sum of their squared distances to it. */
export async function clustersAbout(
  database: Database,
  source: Source,
  terms: readonly Term[],
  centroids: readonly (readonly number[])[],
): Promise<readonly ClusterFigures[]> {
  const sums = await pass(database, source, terms, centroids);
  return sums.map(({ count, sums: totals, squares }, c) => {
    // Σ|x − c|² = Σ|x|² − 2 c·Σx + n|c|²
    const cross = totals.reduce((total, x, j) => total + x * centroids[c][j], 0);
    const length = centroids[c].reduce((total, x) => total + x * x, 0);
    return { count, within: Math.max(0, squares - 2 * cross + count * length) };
  });
}

interface PassSums {
  readonly count: number;
  readonly sums: readonly number[];
  readonly squares: number;
}

async function pass(
  database: Database,
  source: Source,
  terms: readonly Term[],
  centroids: readonly (readonly number[])[],
): Promise<readonly PassSums[]> {
  const rows = (await database.query(lloydPass(source, terms, centroids))) as number[][];
  const byLabel = new Map(rows.map((row) => [row[0], row]));
  const found = centroids.map((_, c): PassSums => {
    const row = byLabel.get(c);
    if (row === undefined) return { count: 0, sums: terms.map(() => 0), squares: 0 };
    return { count: row[1], sums: row.slice(2, 2 + terms.length), squares: row[2 + terms.length] };
  });
  const bad = found.findIndex(({ sums, squares }) => ![...sums, squares].every(Number.isFinite));
  if (bad < 0) return found;
  throw new TablesError(
    "unusable-type",
    `The features of ${database.shown} must give finite sums; those of cluster ${bad + 1} are not. Look for values beyond all measure, and mark them as missing in a view.`,
  );
}

function largestMove(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number {
  return Math.max(...before.flatMap((centroid, c) => centroid.map((x, j) => Math.abs(x - after[c][j]))));
}
