import { type Fragment, joined, name, sql } from "../fragment.js";
import { type Centroids, label, nearest, squaredLength } from "../pieces/nearest.js";
import { dimension, prepared, type Source } from "../pieces/prepared.js";
import type { Term } from "../pieces/term.js";

/**
 * One pass of Lloyd's algorithm: a scan, a GROUP BY, at most a row a centroid.
 *
 * @param terms One a dimension.
 * @param centroids `k × dimensions`, model space.
 * @returns Columns in order: `coterie_label` (from 0), `coterie_n` customers, a sum a dimension (`coterie_sum0` …), `coterie_squares`, the
 * sum of squared lengths. From them follow the next centroids and, exactly, the inertia about those: squares − n·|mean|².
 */
export function lloydPass(source: Source, terms: readonly Term[], centroids: Centroids): Fragment {
  const sums = terms.map((_, j) => sql`SUM(${dimension(j)}) AS ${name(`coterie_sum${j}`)}`);
  const figures = [
    label,
    sql`COUNT(*) AS ${name("coterie_n")}`,
    ...sums,
    sql`SUM(${squaredLength}) AS ${name("coterie_squares")}`,
  ];
  const rows = nearest(prepared(source, terms), centroids);
  return sql`SELECT ${joined(figures, ", ")} FROM (${rows}) AS coterie_rows GROUP BY ${label}`;
}
