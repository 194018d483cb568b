import { closingPass, numericSummary, type Source, type Term } from "@coterie/sql";
import type { Database } from "../places/database.js";
import { clustersAbout } from "./settle.js";

/** A cluster of all customers there. */
export interface ClusterThere {
  readonly count: number;
  /** Sum of squared distances to the centroid. */
  readonly within: number;
  /** Mean and population standard deviation a dimension, model space. */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** What is said of final centroids over all customers there. Null where a single cluster, or no spread, defines none. */
export interface Closing {
  readonly clusters: readonly ClusterThere[];
  readonly inertia: number;
  readonly explainedShare: number | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  readonly silhouetteSquaredEuclidean: number | null;
}

/**
 * Two scans: the clusters about the centroids, then everything that is judged by them.
 *
 * @param centroids `k × dimensions`, model space.
 */
export async function closeThere(
  database: Database,
  source: Source,
  terms: readonly Term[],
  centroids: readonly (readonly number[])[],
): Promise<Closing> {
  const figures = await clustersAbout(database, source, terms, centroids);
  const rows = (await database.query(closingPass(source, terms, centroids, figures))) as number[][];
  const d = terms.length;
  const byLabel = new Map(rows.map((row) => [row[0], row]));
  const found = centroids.map((centroid, c) => {
    const row = byLabel.get(c) ?? [c, ...new Array<number>(2 * d + 4).fill(0)];
    const [, count] = row;
    const sums = row.slice(2, 2 + d);
    const squares = row.slice(2 + d, 2 + 2 * d);
    const [within, distance, silhouette] = row.slice(2 + 2 * d);
    const means = count === 0 ? [...centroid] : sums.map((x) => x / count);
    const deviations = means.map((mean, j) =>
      count === 0 ? 0 : Math.sqrt(Math.max(0, squares[j] / count - mean * mean)),
    );
    return { count, sums, squares, within, distance, silhouette, means, deviations };
  });
  const total = sum(found.map(({ count }) => count));
  const inertia = sum(found.map(({ within }) => within));
  const k = found.filter(({ count }) => count > 0).length;
  const overall = Array.from({ length: d }, (_, j) => sum(found.map(({ sums }) => sums[j])) / total);
  const spread = sum(overall.map((mean, j) => sum(found.map(({ squares }) => squares[j])) - total * mean * mean));
  const between = spread - inertia;
  return {
    clusters: found.map(({ count, within, means, deviations }) => ({ count, within, means, deviations })),
    inertia,
    explainedShare: spread > 0 ? between / spread : null,
    calinskiHarabasz: k > 1 && total > k && inertia > 0 ? between / (k - 1) / (inertia / (total - k)) : null,
    daviesBouldin: k > 1 ? daviesBouldin(found, centroids) : null,
    silhouetteSquaredEuclidean: k > 1 ? sum(found.map(({ silhouette }) => silhouette)) / total : null,
  };
}

function daviesBouldin(
  found: readonly { readonly count: number; readonly distance: number }[],
  centroids: readonly (readonly number[])[],
): number | null {
  const held = found.flatMap(({ count, distance }, c) => (count > 0 ? [{ c, spread: distance / count }] : []));
  const worst = held.map(({ c, spread }) =>
    Math.max(
      ...held
        .filter((other) => other.c !== c)
        .map((other) => (spread + other.spread) / Math.hypot(...centroids[c].map((x, j) => x - centroids[other.c][j]))),
    ),
  );
  const mean = sum(worst) / worst.length;
  return Number.isFinite(mean) ? mean : null;
}

/** A column as it stood when it was read: enough to see later whether the table is still the same. */
export interface ColumnSum {
  readonly column: string;
  readonly present: number;
  readonly sum: number;
}

/** Values present and their sum for each numeric feature. */
export async function columnSums(
  database: Database,
  source: Source,
  terms: readonly Term[],
): Promise<readonly ColumnSum[]> {
  const columns = terms.flatMap((term) =>
    term.kind === "number" ? [{ column: term.column, reading: term.reading }] : [],
  );
  if (columns.length === 0) return [];
  const [[, ...figures]] = (await database.query(numericSummary(source, columns, []))) as number[][];
  return columns.map(({ column }, i) => {
    const [present, mean] = figures.slice(3 * i, 3 * i + 2);
    return { column, present, sum: present === 0 ? 0 : present * mean };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
