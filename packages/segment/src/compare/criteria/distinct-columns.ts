import type { Matrix } from "@coterie/kmeans";
import { countBelow } from "../../statistics/counts-at.js";

/** The values that occur in a column, and the rows they occur in. */
export interface DistinctColumn {
  /** Rising. */
  readonly values: Float64Array;
  readonly counts: Uint32Array;
  /** Rows by rising value, those of one value in order. */
  readonly order: Uint32Array;
}

/** The distinct values of every column. */
export function distinctColumns({ values, rowCount, featureCount: d }: Matrix): readonly DistinctColumn[] {
  return Array.from({ length: d }, (_, j) => {
    const column = new Float64Array(rowCount);
    for (let i = 0; i < rowCount; i++) column[i] = values[i * d + j];
    return distinctColumn(column);
  });
}

function distinctColumn(column: Float64Array): DistinctColumn {
  // Where −0 stands beside 0, the sum takes the sign away: they are one value.
  const sorted = column.map((x) => x + 0).sort();
  let found = 0;
  const counts = new Uint32Array(sorted.length);
  for (const x of sorted) {
    if (found === 0 || sorted[found - 1] !== x) sorted[found++] = x;
    counts[found - 1]++;
  }
  const values = sorted.slice(0, found);
  return { values, counts: counts.slice(0, found), order: orderOf(column, values, counts) };
}

function orderOf(column: Float64Array, values: Float64Array, counts: Uint32Array): Uint32Array {
  const next = new Uint32Array(values.length);
  for (let v = 1; v < values.length; v++) next[v] = next[v - 1] + counts[v - 1];
  const order = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) order[next[countBelow(values, column[i])]++] = i;
  return order;
}
