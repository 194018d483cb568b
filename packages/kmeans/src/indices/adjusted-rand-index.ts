import { KMeansError } from "../kmeans-error.js";

/**
 * How far two labellings of the same rows agree, beyond chance: 1 for the same partition, about 0 for unrelated ones.
 *
 * @param a One label per row, any integers.
 * @param b As many labels.
 * @returns Up to 1; 1 where both are one cluster, or both leave every row alone.
 * @throws {KMeansError} `bad-data` where the lengths differ or there is no row.
 * @remarks Hubert & Arabie (1985), Comparing partitions.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length || a.length === 0) {
    throw new KMeansError(
      "bad-data",
      `labellings must cover the same rows, at least one; got ${a.length} and ${b.length} labels.`,
    );
  }
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const cells = new Map<number, Map<number, number>>();
  for (let i = 0; i < a.length; i++) {
    count(rows, a[i]);
    count(columns, b[i]);
    let row = cells.get(a[i]);
    if (!row) {
      row = new Map();
      cells.set(a[i], row);
    }
    count(row, b[i]);
  }
  let together = 0;
  for (const row of cells.values()) together += pairs(row);
  const inA = pairs(rows);
  const inB = pairs(columns);
  const expected = (inA * inB) / ((a.length * (a.length - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === expected || a.length === 1 ? 1 : (together - expected) / (most - expected);
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairs(counts: Map<number, number>): number {
  let sum = 0;
  for (const n of counts.values()) sum += (n * (n - 1)) / 2;
  return sum;
}
