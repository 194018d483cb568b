import { double, type Fragment, integer, joined, name, nothing, sql } from "../fragment.js";
import {
  type Centroids,
  label,
  least,
  nearest,
  ownSquaredDistance,
  partialDistance,
  squaredDistance,
} from "../pieces/nearest.js";
import { dimension, prepared, type Source } from "../pieces/prepared.js";
import type { Term } from "../pieces/term.js";

/** A cluster as the pass before found it about the same centroids. */
export interface ClusterFigures {
  readonly count: number;
  /** Sum of squared distances to the centroid. */
  readonly within: number;
}

/**
 * What is said about the final centroids, in one scan: inertia, what Calinski-Harabasz and Davies-Bouldin need, and the closed form of
 * the squared-Euclidean silhouette.
 *
 * @param centroids `k × dimensions`: means of their clusters.
 * @param clusters Of the pass before, in the centroids' order.
 * @returns Columns in order: `coterie_label`, `coterie_n`, a sum a dimension, a sum of squares a dimension (`coterie_square0` …),
 * `coterie_within` Σ d², `coterie_distance` Σ d, `coterie_silhouette` Σ of the rows' silhouettes (0 with one cluster, or alone in one).
 * @remarks Mean squared distance of a row to the others of its cluster is (n·d² + W) / (n − 1), to another cluster d² + W/n.
 */
export function closingPass(
  source: Source,
  terms: readonly Term[],
  centroids: Centroids,
  clusters: readonly ClusterFigures[],
): Fragment {
  const k = centroids.length;
  const own = ownSquaredDistance(k);
  const figures = [
    label,
    sql`COUNT(*) AS ${name("coterie_n")}`,
    ...terms.map((_, j) => sql`SUM(${dimension(j)}) AS ${name(`coterie_sum${j}`)}`),
    ...terms.map((_, j) => sql`SUM(${dimension(j)} * ${dimension(j)}) AS ${name(`coterie_square${j}`)}`),
    sql`SUM(${name("coterie_own")}) AS ${name("coterie_within")}`,
    sql`SUM(SQRT(${name("coterie_own")})) AS ${name("coterie_distance")}`,
    sql`SUM(${k === 1 ? double(0) : silhouette}) AS ${name("coterie_silhouette")}`,
  ];
  const rows = nearest(prepared(source, terms), centroids);
  const judged = sql`SELECT coterie_n.*, ${own} AS ${name("coterie_own")}, ${within(clusters, own)} AS ${name("coterie_a")}, ${between(clusters)} AS ${name("coterie_b")} FROM (${rows}) AS coterie_n`;
  return sql`SELECT ${joined(figures, ", ")} FROM (${judged}) AS coterie_judged GROUP BY ${label}`;
}

const a = name("coterie_a");
const b = name("coterie_b");

/** A row alone in its cluster has none: 0, as is usual. */
const silhouette: Fragment = sql`CASE WHEN ${a} IS NULL OR GREATEST(${a}, ${b}) = ${double(0)} THEN ${double(0)} ELSE (${b} - ${a}) / GREATEST(${a}, ${b}) END`;

function within(clusters: readonly ClusterFigures[], own: Fragment): Fragment {
  const cases = clusters.flatMap(({ count, within: sum }, c) =>
    count < 2 ? [] : [sql`WHEN ${integer(c)} THEN (${double(count)} * ${own} + ${double(sum)}) / ${double(count - 1)}`],
  );
  return cases.length === 0 ? nothing : sql`CASE ${label} ${joined(cases, " ")} END`;
}

function between(clusters: readonly ClusterFigures[]): Fragment {
  const far = double(1e300);
  const distances = clusters.map(({ count, within: sum }, c) =>
    count === 0
      ? far
      : sql`CASE WHEN ${label} = ${integer(c)} THEN ${far} ELSE ${squaredDistance(partialDistance(c))} + ${double(sum / count)} END`,
  );
  return least(distances);
}
